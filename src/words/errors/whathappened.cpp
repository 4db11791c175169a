// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/happenings.h"
#include "words/errors/kindsentence.h"
#include "words/errors/wording.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <array>

namespace budget::wording {

namespace {

using Row = KindSentence;
using namespace happenings;

constexpr std::array kHappenings{
    Row{ErrorKind::Cancelled, QT_TRANSLATE_NOOP("budget::wording", "Cancelled; nothing was changed.")},
    Row{ErrorKind::NotOpen, QT_TRANSLATE_NOOP("budget::wording", "No ledger is open.")},
    Row{ErrorKind::Unexpected, QT_TRANSLATE_NOOP("budget::wording", "Something unexpected went wrong."), Shape::Named},
    Row{ErrorKind::DriverMissing, nullptr, Shape::Whole, driverMissing},
    Row{ErrorKind::FieldEmpty, QT_TRANSLATE_NOOP("budget::wording", "nothing is entered here yet."), Shape::Named},
    Row{ErrorKind::FieldTooLong, nullptr, Shape::Whole, tooLong},
    Row{ErrorKind::AmountInvalid, QT_TRANSLATE_NOOP("budget::wording", "Amount: this is not an amount.")},
    Row{ErrorKind::AmountZero, QT_TRANSLATE_NOOP("budget::wording", "Amount: it must not be zero.")},
    Row{ErrorKind::AmountNotPositive, QT_TRANSLATE_NOOP("budget::wording", "Amount: a transfer must be above zero.")},
    Row{ErrorKind::AmountTooLarge, nullptr, Shape::Whole, amountTooLarge},
    Row{ErrorKind::AmountTooManyDecimals,
        QT_TRANSLATE_NOOP("budget::wording", "Amount: it has more than two decimals.")},
    Row{ErrorKind::DateInvalid, nullptr, Shape::Whole, dateInvalid},
    Row{ErrorKind::CategoryUnknown, nullptr, Shape::Whole, categoryUnknown},
    Row{ErrorKind::SameCategory,
        QT_TRANSLATE_NOOP("budget::wording", "Category: both sides of the transfer are the same category.")},
    Row{ErrorKind::PersonUnknown, nullptr, Shape::Whole, personUnknown},
    Row{ErrorKind::NameTaken, nullptr, Shape::Whole, nameTaken},
    Row{ErrorKind::EmailInvalid,
        QT_TRANSLATE_NOOP("budget::wording", "E-mail: an address has text on both sides of one '@' and no spaces.")},
    Row{ErrorKind::ColorInvalid, QT_TRANSLATE_NOOP("budget::wording", "Colour: this is not a colour such as #FF6B6B.")},
    Row{ErrorKind::UrlInvalid, nullptr, Shape::Whole, urlFault},
    Row{ErrorKind::SampleNeedsEmptyLedger,
        QT_TRANSLATE_NOOP("budget::wording", "The sample was not added: this ledger already contains expenses.")},
    Row{ErrorKind::FileIsDirectory, QT_TRANSLATE_NOOP("budget::wording", "this is a folder."), Shape::Named},
    Row{ErrorKind::FileIsLink,
        QT_TRANSLATE_NOOP("budget::wording", "this is a symbolic link, and the program does not write through links."),
        Shape::Named},
    Row{ErrorKind::FileIsShared,
        QT_TRANSLATE_NOOP("budget::wording",
                          "this file has a second name (a hard link), under which others may read it."),
        Shape::Named},
    Row{ErrorKind::FileIsSpecial, QT_TRANSLATE_NOOP("budget::wording", "this is not a regular file."), Shape::Named},
    Row{ErrorKind::FileIsForeign,
        QT_TRANSLATE_NOOP("budget::wording", "this file belongs to another user of this computer."), Shape::Named},
    Row{ErrorKind::FileReadOnly, QT_TRANSLATE_NOOP("budget::wording", "it is read-only."), Shape::Named},
    Row{ErrorKind::FileNotLedger, QT_TRANSLATE_NOOP("budget::wording", "File: this is not a Budget Tracker ledger.")},
    Row{ErrorKind::FileIsEmpty, QT_TRANSLATE_NOOP("budget::wording", "this file is empty."), Shape::Named},
    Row{ErrorKind::FileOfOtherProgram,
        QT_TRANSLATE_NOOP("budget::wording", "this file contains the tables of another program."), Shape::Named},
    Row{ErrorKind::FileDamaged, QT_TRANSLATE_NOOP("budget::wording", "it is damaged, and not all of it can be read."),
        Shape::Named},
    Row{ErrorKind::FileInUse, QT_TRANSLATE_NOOP("budget::wording", "File: this ledger is open in another window.")},
    Row{ErrorKind::FileUnavailable, QT_TRANSLATE_NOOP("budget::wording", "it cannot be opened or created here."),
        Shape::Named},
    Row{ErrorKind::DiskFull, nullptr, Shape::Whole, diskFull},
    Row{ErrorKind::SettingsDamaged,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Settings file: part of it could not be read, so the defaults are used instead.")},
    Row{ErrorKind::SettingsNewer,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "Settings file: a newer version of the program wrote it, so it is neither used nor changed.")},
    Row{ErrorKind::ProfileUnknown, nullptr, Shape::Whole, profileUnknown},
    Row{ErrorKind::KeychainMissing, QT_TRANSLATE_NOOP("budget::wording", "Keychain: this session has none.")},
    Row{ErrorKind::KeychainLocked, QT_TRANSLATE_NOOP("budget::wording", "Keychain: it is locked.")},
    Row{ErrorKind::KeychainSilent, QT_TRANSLATE_NOOP("budget::wording", "Keychain: it did not answer in time.")},
    Row{ErrorKind::KeychainFailed, QT_TRANSLATE_NOOP("budget::wording", "Keychain: the request failed.")},
    Row{ErrorKind::SecretMissing,
        QT_TRANSLATE_NOOP("budget::wording", "Password: no password is stored for this ledger.")},
    Row{ErrorKind::SecretNotKept, QT_TRANSLATE_NOOP("budget::wording", "Password: it was not stored correctly.")},
    Row{ErrorKind::SchemaNewer,
        QT_TRANSLATE_NOOP("budget::wording", "This ledger was written by a newer version of Budget Tracker.")},
    Row{ErrorKind::SchemaMissing, QT_TRANSLATE_NOOP("budget::wording", "Database: it has no schema ‘%1’."),
        Shape::WithDetail},
    Row{ErrorKind::TablesDiffer,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The tables in this database do not have the structure that the program needs.")},
    Row{ErrorKind::AmountsNotWhole,
        QT_TRANSLATE_NOOP("budget::wording",
                          "This ledger contains amounts with fractions of a cent, so its totals would be wrong.")},
    Row{ErrorKind::SequenceBehind, nullptr, Shape::Whole, sequenceBehind},
    Row{ErrorKind::HostUnknown, QT_TRANSLATE_NOOP("budget::wording", "Host: no host of this name was found.")},
    Row{ErrorKind::LookupFailed,
        QT_TRANSLATE_NOOP("budget::wording", "Host: its name could not be looked up just now.")},
    Row{ErrorKind::HostUnreachable, nullptr, Shape::Whole, unreachable},
    Row{ErrorKind::ConnectTimeout, nullptr, Shape::Whole, connectTimeout},
    Row{ErrorKind::TlsUnavailable, nullptr, Shape::Whole, withoutTls},
    Row{ErrorKind::CertificateRejected, nullptr, Shape::Whole, unproven},
    Row{ErrorKind::CertificateExpired,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Host: the server's certificate is not valid at the date and time of this computer, so no "
                          "password was sent.")},
    Row{ErrorKind::CertificateOtherHost,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Host: the server's certificate was issued for another host name, so no password was sent.")},
    Row{ErrorKind::CertificateUntrusted,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Host: the server's certificate was not issued by an authority that this computer trusts, so "
                          "no password was sent.")},
    Row{ErrorKind::CertificateFileMissing,
        QT_TRANSLATE_NOOP("budget::wording", "Connection string: the file that sslrootcert names cannot be read.")},
    Row{ErrorKind::ChannelBindingMissing,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "Connection string: it requires channel binding, which this server or its pooler does not offer.")},
    Row{ErrorKind::PasswordMissing,
        QT_TRANSLATE_NOOP("budget::wording", "Password: the server requires one, but none is given.")},
    Row{ErrorKind::LoginForbidden, QT_TRANSLATE_NOOP("budget::wording", "User: this role may not log in.")},
    Row{ErrorKind::PasswordRejected, nullptr, Shape::Whole, loginRefused},
    Row{ErrorKind::DatabaseUnknown,
        QT_TRANSLATE_NOOP("budget::wording", "Database: the server has no database of this name.")},
    Row{ErrorKind::ConnectionLimit,
        QT_TRANSLATE_NOOP("budget::wording", "The server has no free connection at the moment.")},
    Row{ErrorKind::ServerUnavailable, nullptr, Shape::Whole, unavailable},
    Row{ErrorKind::QuotaExceeded, nullptr, Shape::Whole, quotaExceeded},
    Row{ErrorKind::EndpointMissing,
        QT_TRANSLATE_NOOP("budget::wording", "Host: the connection does not tell Neon which endpoint to use.")},
    Row{ErrorKind::EndpointUnknown,
        QT_TRANSLATE_NOOP("budget::wording", "Host: Neon has no endpoint of this name, or you have no access to it.")},
    Row{ErrorKind::EndpointDisabled,
        QT_TRANSLATE_NOOP("budget::wording", "Host: this endpoint is switched off or paused.")},
    Row{ErrorKind::AddressRefused,
        QT_TRANSLATE_NOOP("budget::wording", "The server does not accept connections from this network address.")},
    Row{ErrorKind::ParameterRefused,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Connection string: it has a parameter that this server or its pooler does not accept.")},
    Row{ErrorKind::PoolerFull,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The pooler in front of the database found no free connection to it in time.")},
    Row{ErrorKind::PoolTimeout,
        QT_TRANSLATE_NOOP("budget::wording", "All connections were busy for too long; nothing was changed.")},
    Row{ErrorKind::ConnectionLost, nullptr, Shape::Whole, lost},
    Row{ErrorKind::OutcomeUnknown,
        QT_TRANSLATE_NOOP("budget::wording",
                          "There was no answer, so it is not certain whether the change was saved.")},
    Row{ErrorKind::StatementTimeout,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The server took too long, so the operation was stopped before it was complete.")},
    Row{ErrorKind::SerializationFailure,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Somebody else changed the same data at the same moment; nothing was saved.")},
    Row{ErrorKind::PermissionDenied, nullptr, Shape::Whole, denied},
    Row{ErrorKind::ReadOnlyServer, QT_TRANSLATE_NOOP("budget::wording", "This server is read-only.")},
    Row{ErrorKind::StillReferenced, nullptr, Shape::Whole, stillReferenced},
    Row{ErrorKind::NotFound,
        QT_TRANSLATE_NOOP("budget::wording", "The entry no longer exists: somebody else deleted it.")},
    Row{ErrorKind::ChangedMeanwhile, nullptr, Shape::Whole, changedMeanwhile},
    Row{ErrorKind::ValueRefused, QT_TRANSLATE_NOOP("budget::wording", "The database did not accept this value."),
        Shape::Named},
    Row{ErrorKind::ValueUnreadable,
        QT_TRANSLATE_NOOP("budget::wording", "The database contains a value that the program cannot read.")},
    Row{ErrorKind::SumTooLarge, QT_TRANSLATE_NOOP("budget::wording", "The sum is larger than the program can show.")},
    Row{ErrorKind::CharacterUnsupported, nullptr, Shape::Whole, unsupported},
    Row{ErrorKind::AnswerMalformed,
        QT_TRANSLATE_NOOP("budget::wording", "The server's answer does not match the query.")},
    Row{ErrorKind::AnswerTooLarge,
        QT_TRANSLATE_NOOP("budget::wording", "The server's answer is too large, so it was not read to its end.")},
};
static_assert(hasEveryKind(kHappenings));

/// The sentences that are different if the error is about a local file, which has no server and no connection.
constexpr std::array kHappeningsOfFile{
    Row{ErrorKind::PoolTimeout, QT_TRANSLATE_NOOP("budget::wording", "it was busy for too long; nothing was changed."),
        Shape::Named},
    Row{ErrorKind::ConnectionLost,
        QT_TRANSLATE_NOOP("budget::wording", "the change took too long, so it is not certain whether it was saved."),
        Shape::Named},
    Row{ErrorKind::OutcomeUnknown,
        QT_TRANSLATE_NOOP("budget::wording", "the change took too long, so it is not certain whether it was saved."),
        Shape::Named},
    Row{ErrorKind::StatementTimeout,
        QT_TRANSLATE_NOOP("budget::wording", "it was busy for too long, so the operation was not completed."),
        Shape::Named},
    Row{ErrorKind::ValueRefused, QT_TRANSLATE_NOOP("budget::wording", "a rule in it refused the change: ‘%1’."),
        Shape::Named},
    Row{ErrorKind::AnswerMalformed,
        QT_TRANSLATE_NOOP("budget::wording", "it contains a value that the program cannot read."), Shape::Named},
};

} // namespace

QString whatHappened(const Error &error)
{
    if (error.kind == ErrorKind::FileUnavailable && isAboutLock(error))
        return named(error, Words::tr("this file was not made by this program."));
    if (error.field == Field::LedgerFile) {
        if (const QString text = sentenceIn(kHappeningsOfFile, error); !text.isEmpty())
            return error.kind == ErrorKind::ValueRefused ? text.arg(outsideText(error.detail)) : text;
    }
    return sentenceIn(kHappenings, error);
}

} // namespace budget::wording
