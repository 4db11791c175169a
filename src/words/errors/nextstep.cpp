// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plaintext.h"
#include "words/errors/kindsentence.h"
#include "words/errors/nextsteps.h"
#include "words/errors/wording.h"
#include "words/words.h"

#include <array>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

using Row = KindSentence;
using namespace nextsteps;

constexpr std::array kSteps{
    Row{ErrorKind::Cancelled, nullptr, Shape::Whole, nothing},
    Row{ErrorKind::NotOpen, QT_TRANSLATE_NOOP("budget::wording", "Open a ledger first.")},
    Row{ErrorKind::Unexpected, QT_TRANSLATE_NOOP("budget::wording", "The details say what the system answered.")},
    Row{ErrorKind::DriverMissing,
        QT_TRANSLATE_NOOP("budget::wording", "Install the package that Debian calls %1, then start the program again."),
        Shape::WithDetail},
    Row{ErrorKind::FieldEmpty, QT_TRANSLATE_NOOP("budget::wording", "Please fill it in.")},
    Row{ErrorKind::FieldTooLong, QT_TRANSLATE_NOOP("budget::wording", "Please shorten it.")},
    Row{ErrorKind::AmountInvalid, nullptr, Shape::Whole, amountExample},
    Row{ErrorKind::AmountZero,
        QT_TRANSLATE_NOOP("budget::wording", "Enter the amount spent, or a refund with a minus sign.")},
    Row{ErrorKind::AmountNotPositive,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Enter an amount above zero. To move money back, swap the two categories.")},
    Row{ErrorKind::AmountTooLarge,
        QT_TRANSLATE_NOOP("budget::wording", "Check the digits, or split it into several entries.")},
    Row{ErrorKind::AmountTooManyDecimals, nullptr, Shape::Whole, decimalsExample},
    Row{ErrorKind::DateInvalid, nullptr, Shape::Whole, dateExample},
    Row{ErrorKind::CategoryUnknown, nullptr, Shape::Whole, categoryStep},
    Row{ErrorKind::SameCategory, QT_TRANSLATE_NOOP("budget::wording", "Choose another category for one of the two.")},
    Row{ErrorKind::PersonUnknown, nullptr, Shape::Whole, personStep},
    Row{ErrorKind::NameTaken, QT_TRANSLATE_NOOP("budget::wording", "Please choose another.")},
    Row{ErrorKind::EmailInvalid, nullptr, Shape::Whole, nothing},
    Row{ErrorKind::ColorInvalid,
        QT_TRANSLATE_NOOP("budget::wording", "Write '#' and six digits from 0 to F, or pick one.")},
    Row{ErrorKind::UrlInvalid, QT_TRANSLATE_NOOP("budget::wording", "Copy the whole string again from its source.")},
    Row{ErrorKind::SampleNeedsEmptyLedger, QT_TRANSLATE_NOOP("budget::wording", "Open a new file for it.")},
    Row{ErrorKind::FileIsDirectory, QT_TRANSLATE_NOOP("budget::wording", "Choose a file in it.")},
    Row{ErrorKind::FileIsLink, QT_TRANSLATE_NOOP("budget::wording", "Name the file itself.")},
    Row{ErrorKind::FileIsShared,
        QT_TRANSLATE_NOOP("budget::wording", "Remove the second name (hard link), or choose another file.")},
    Row{ErrorKind::FileIsSpecial, QT_TRANSLATE_NOOP("budget::wording", "Name the file itself.")},
    Row{ErrorKind::FileIsForeign, QT_TRANSLATE_NOOP("budget::wording", "Choose a file of your own.")},
    Row{ErrorKind::FileReadOnly, QT_TRANSLATE_NOOP("budget::wording", "Allow writing to it, or choose another file.")},
    Row{ErrorKind::FileNotLedger,
        QT_TRANSLATE_NOOP("budget::wording", "The file was not changed; choose another file.")},
    Row{ErrorKind::FileIsEmpty,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Choose another file, or confirm that a new ledger is created in this one.")},
    Row{ErrorKind::FileOfOtherProgram,
        QT_TRANSLATE_NOOP("budget::wording", "The file was not changed; choose another file.")},
    Row{ErrorKind::FileDamaged,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Open a backup copy, or open the file read-only and save what can still be read.")},
    Row{ErrorKind::FileInUse, QT_TRANSLATE_NOOP("budget::wording", "Close that window, or choose another file.")},
    Row{ErrorKind::FileUnavailable,
        QT_TRANSLATE_NOOP("budget::wording", "Check that the folder exists and that you may write in it.")},
    Row{ErrorKind::DiskFull, nullptr, Shape::Whole, moreRoom},
    Row{ErrorKind::SettingsDamaged,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The damaged file was kept in the same folder, with '.damaged' added to its name.")},
    Row{ErrorKind::SettingsNewer,
        QT_TRANSLATE_NOOP("budget::wording", "Update the program, or move the file away to start afresh.")},
    Row{ErrorKind::ProfileUnknown,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Set up a ledger in the program's window, set DATABASE_URL, or name a file with --ledger.")},
    Row{ErrorKind::KeychainMissing,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "Keep the password elsewhere: for this session, in a .env file, or let the program ask each time.")},
    Row{ErrorKind::KeychainLocked,
        QT_TRANSLATE_NOOP("budget::wording", "Unlock it and try again, or keep the password elsewhere.")},
    Row{ErrorKind::KeychainSilent,
        QT_TRANSLATE_NOOP("budget::wording", "Unlock it and try again, or keep the password elsewhere.")},
    Row{ErrorKind::KeychainFailed,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "Keep the password elsewhere: for this session, in a .env file, or let the program ask each time.")},
    Row{ErrorKind::SecretMissing, QT_TRANSLATE_NOOP("budget::wording", "Please enter it again.")},
    Row{ErrorKind::SecretNotKept, QT_TRANSLATE_NOOP("budget::wording", "Try again, or keep it elsewhere.")},
    Row{ErrorKind::SchemaNewer, QT_TRANSLATE_NOOP("budget::wording", "Nothing was changed; update the program.")},
    Row{ErrorKind::SchemaMissing,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Check the schema's name in the connection string, or create the schema first.")},
    Row{ErrorKind::TablesDiffer, QT_TRANSLATE_NOOP("budget::wording", "Nothing was changed; choose another database.")},
    Row{ErrorKind::AmountsNotWhole,
        QT_TRANSLATE_NOOP("budget::wording", "‘Tables’ on the Connection page lists them and can repair them.")},
    Row{ErrorKind::SequenceBehind, nullptr, Shape::Whole, sequenceStep},
    Row{ErrorKind::HostUnknown,
        QT_TRANSLATE_NOOP("budget::wording", "Check the spelling of the host name, and that this computer is online.")},
    Row{ErrorKind::LookupFailed,
        QT_TRANSLATE_NOOP("budget::wording", "Check that this computer is online, then try again.")},
    Row{ErrorKind::HostUnreachable, nullptr, Shape::Whole, reachIt},
    Row{ErrorKind::ConnectTimeout, nullptr, Shape::Whole, timeoutStep},
    Row{ErrorKind::TlsUnavailable, nullptr, Shape::Whole, tlsStep},
    Row{ErrorKind::CertificateRejected, nullptr, Shape::Whole, provenStep},
    Row{ErrorKind::CertificateExpired,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "Check this computer's date and time. If they are right, the server's owner must renew the certificate.")},
    Row{ErrorKind::CertificateOtherHost,
        QT_TRANSLATE_NOOP("budget::wording", "Copy the host name again; it must match the name in the certificate.")},
    Row{ErrorKind::CertificateUntrusted,
        QT_TRANSLATE_NOOP("budget::wording",
                          "If the server is your own, name the file of its CA with sslrootcert. Otherwise do not "
                          "continue: the server may be an impostor.")},
    Row{ErrorKind::CertificateFileMissing,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Check the path, or remove sslrootcert to use this computer's certificate authorities.")},
    Row{ErrorKind::ChannelBindingMissing,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Use the direct host, or remove channel_binding=require from the connection string.")},
    Row{ErrorKind::PasswordMissing, QT_TRANSLATE_NOOP("budget::wording", "Enter the password.")},
    Row{ErrorKind::LoginForbidden,
        QT_TRANSLATE_NOOP("budget::wording", "Use another role, or ask an administrator to run ALTER ROLE … LOGIN.")},
    Row{ErrorKind::PasswordRejected, nullptr, Shape::Whole, loginStep},
    Row{ErrorKind::DatabaseUnknown,
        QT_TRANSLATE_NOOP("budget::wording", "Check the name after the last '/' in the connection string.")},
    Row{ErrorKind::ConnectionLimit,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Close other programs that use this database, choose a smaller pool, or use the pooled host "
                          "if there is one.")},
    Row{ErrorKind::ServerUnavailable, nullptr, Shape::Whole, availableStep},
    Row{ErrorKind::QuotaExceeded, nullptr, Shape::Whole, quotaStep},
    Row{ErrorKind::EndpointMissing,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Copy the connection string again from Neon, or add options=endpoint%3D and the host's first "
                          "part without ‘-pooler’.")},
    Row{ErrorKind::EndpointUnknown,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Copy the connection string again from Neon; the branch or project may have been deleted.")},
    Row{ErrorKind::EndpointDisabled,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Enable the endpoint again, or resume the paused project, in the provider's console; "
                          "in Neon's, on the page of the branch.")},
    Row{ErrorKind::AddressRefused,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Add this network's address to the addresses that the server allows (on Neon: IP Allow).")},
    Row{ErrorKind::ParameterRefused,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Remove the parameter (often ‘options’), or use the direct host instead of the pooled one.")},
    Row{ErrorKind::PoolerFull,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "Try again in a moment, close other programs that use this database, or use the direct host.")},
    Row{ErrorKind::PoolTimeout, QT_TRANSLATE_NOOP("budget::wording", "Please try again.")},
    Row{ErrorKind::ConnectionLost,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "Refresh and check whether the change is there before you save again. What you typed is kept.")},
    Row{ErrorKind::OutcomeUnknown,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Try again: the change is saved only once, even if it was saved already.")},
    Row{ErrorKind::StatementTimeout,
        QT_TRANSLATE_NOOP("budget::wording", "Refresh, check the result, then try again.")},
    Row{ErrorKind::SerializationFailure, QT_TRANSLATE_NOOP("budget::wording", "Please try again.")},
    Row{ErrorKind::PermissionDenied, nullptr, Shape::Whole, deniedStep},
    Row{ErrorKind::ReadOnlyServer,
        QT_TRANSLATE_NOOP("budget::wording", "Connect to the primary server instead of a replica.")},
    Row{ErrorKind::StillReferenced,
        QT_TRANSLATE_NOOP("budget::wording", "First move or delete the entries that use it.")},
    Row{ErrorKind::NotFound, QT_TRANSLATE_NOOP("budget::wording", "Refresh to see the current entries.")},
    Row{ErrorKind::ChangedMeanwhile,
        QT_TRANSLATE_NOOP("budget::wording", "Refresh to see the current entries, then decide again.")},
    Row{ErrorKind::ValueRefused, nullptr, Shape::Whole, valueStep},
    Row{ErrorKind::ValueUnreadable,
        QT_TRANSLATE_NOOP("budget::wording",
                          "‘Tables’ on the Connection page names the row; correct it there or with a script.")},
    Row{ErrorKind::SumTooLarge,
        QT_TRANSLATE_NOOP("budget::wording", "Look for an entry with an amount that cannot be right.")},
    Row{ErrorKind::CharacterUnsupported, QT_TRANSLATE_NOOP("budget::wording", "Write it without this character.")},
    Row{ErrorKind::AnswerMalformed,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Check that host and port are those of a PostgreSQL server; the details show the answer.")},
    Row{ErrorKind::AnswerTooLarge,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Check that this is the right server. If it is, report this as a bug of the program.")},
};
static_assert(hasEveryKind(kSteps));

/// The steps that are different if the error is about a local file.
constexpr std::array kStepsOfFile{
    Row{ErrorKind::PoolTimeout,
        QT_TRANSLATE_NOOP("budget::wording", "Try again once no other program is using the file.")},
    Row{ErrorKind::StatementTimeout,
        QT_TRANSLATE_NOOP("budget::wording", "Try again once no other program is using the file.")},
    Row{ErrorKind::ValueRefused,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Change what you entered, or change the trigger or constraint in the file.")},
    Row{ErrorKind::AnswerMalformed,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The details name the column and the value; correct it with the program that stored it.")},
};

} // namespace

QString nextStep(const Error &error)
{
    if (isAboutLock(error))
        return Words::tr("Move ‘%1’ to another folder, then open the ledger again.")
            .arg(plainLine(error.detail.section(": "_L1, 0, 0)));
    if (error.field == Field::LedgerFile) {
        if (QString step = sentenceIn(kStepsOfFile, error); !step.isEmpty())
            return step;
    }
    return sentenceIn(kSteps, error);
}

} // namespace budget::wording
