// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/amounttext.h"
#include "words/errors/wording.h"
#include "words/words.h"

#include <QLocale>

namespace budget::wording {

namespace {

QString largestAmount()
{
    return formatAmount(Money::fromMinor(Money::kMaxRowMinor), QLocale());
}

QString named(const Error &error, const QString &what)
{
    if (error.field == Field::None)
        return what.at(0).toUpper() + what.sliced(1);
    return Words::tr("%1: %2").arg(fieldName(error.field), what);
}

QString urlFault(Field field)
{
    switch (field) {
    case Field::User:
        return Words::tr("Connection string: the user name before '@' is missing.");
    case Field::Host:
        return Words::tr("Connection string: the host name after '@' is missing or holds a character that no host "
                         "name has.");
    case Field::Port:
        return Words::tr("Connection string: the port after the host is not a number from 1 to 65535.");
    case Field::Database:
        return Words::tr("Connection string: the name of the database after the last '/' is missing.");
    case Field::None:
    case Field::Date:
    case Field::Description:
    case Field::Category:
    case Field::Amount:
    case Field::Person:
    case Field::Name:
    case Field::Email:
    case Field::Color:
    case Field::LedgerFile:
    case Field::SettingsFile:
    case Field::EnvFile:
    case Field::CsvFile:
    case Field::Url:
    case Field::Password:
        break;
    }
    return Words::tr("Connection string: it does not read like postgresql://user:password@host/database.");
}

QString tooLong(const Error &error)
{
    bool isNumber = false;
    const int limit = error.detail.toInt(&isNumber);
    return named(error,
                 isNumber ? Words::tr("this is longer than %n characters.", nullptr, limit)
                          : Words::tr("this text is too long."));
}

QString unreachable(const Error &error)
{
    return error.field == Field::Port
        ? Words::tr("Port: the host is there, but nothing answers at this port (connection refused).")
        : Words::tr("Host: it cannot be reached from here.");
}

QString withoutTls(const Error &error)
{
    return error.field == Field::Port
        ? Words::tr("Port: something answers there, but it is no PostgreSQL server.")
        : Words::tr("Connection string: it asks for encryption in a way that this server does not offer.");
}

QString unproven(const Error &error)
{
    return error.field == Field::Password
        ? Words::tr("Password: the server did not show that it knows it too, so it was not sent.")
        : Words::tr("Host: the server could not prove that it is the one you named, so no password was sent.");
}

/// A server says why it ends a session; where the line was cut, nobody did.
QString lost(const Error &error)
{
    if (error.sqlState == QStringLiteral("25P03"))
        return Words::tr("The server ended the connection since a change was left unfinished for too long; nothing of "
                         "it was saved.");
    return Words::tr("The connection was lost before the answer arrived, so it is not certain whether the change "
                     "was saved.");
}

QString loginRefused(const Error &error)
{
    return error.field == Field::User ? Words::tr("User: the server does not know this name.")
                                      : Words::tr("Password: the server did not accept it.");
}

} // namespace

QString whatHappened(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return Words::tr("Cancelled; nothing was changed.");
    case ErrorKind::NotOpen:
        return Words::tr("No budget is open.");
    case ErrorKind::Unexpected:
        return named(error, Words::tr("Something unexpected went wrong."));
    case ErrorKind::DriverMissing:
        return error.field == Field::LedgerFile
            ? Words::tr("File: a part of the program is missing, Qt's driver for SQLite.")
            : Words::tr("A part of the program is missing: Qt's support for encryption.");
    case ErrorKind::FieldEmpty:
        return named(error, Words::tr("nothing is entered here yet."));
    case ErrorKind::FieldTooLong:
        return tooLong(error);
    case ErrorKind::AmountInvalid:
        return Words::tr("Amount: this does not read as an amount.");
    case ErrorKind::AmountZero:
        return Words::tr("Amount: it is zero, and an expense of nothing is none.");
    case ErrorKind::AmountNotPositive:
        return Words::tr("Amount: a transfer moves more than nothing.");
    case ErrorKind::AmountTooLarge:
        return Words::tr("Amount: the largest that an entry can hold is %1.").arg(largestAmount());
    case ErrorKind::AmountTooManyDecimals:
        return Words::tr("Amount: it has more than two decimals.");
    case ErrorKind::DateInvalid:
        return Words::tr("Date: there is no such day in the calendar.");
    case ErrorKind::CategoryUnknown:
        return error.sqlState.isEmpty() ? Words::tr("Category: none of this name is there.")
                                        : Words::tr("Category: it was deleted meanwhile, and nothing was saved.");
    case ErrorKind::SameCategory:
        return Words::tr("Category: the transfer would end where it begins.");
    case ErrorKind::PersonUnknown:
        return Words::tr("Person: nobody is chosen.");
    case ErrorKind::NameTaken:
        return named(error,
                     error.field == Field::Email ? Words::tr("somebody has this address already.")
                                                 : Words::tr("this one is there already."));
    case ErrorKind::EmailInvalid:
        return Words::tr("E-mail: an address has text on both sides of one '@' and no spaces.");
    case ErrorKind::ColorInvalid:
        return Words::tr("Colour: this is not a colour such as #FF6B6B.");
    case ErrorKind::UrlInvalid:
        return urlFault(error.field);
    case ErrorKind::SampleNeedsEmptyLedger:
        return Words::tr("The sample was not added: this budget holds expenses of its own.");
    case ErrorKind::FileIsDirectory:
        return named(error, Words::tr("this is a folder."));
    case ErrorKind::FileIsLink:
        return named(error, Words::tr("this is a link to another file, and nothing is written through one."));
    case ErrorKind::FileIsShared:
        return named(error, Words::tr("this file has a second name (a hard link), under which others may read it."));
    case ErrorKind::FileIsSpecial:
        return named(error, Words::tr("this is no ordinary file."));
    case ErrorKind::FileIsForeign:
        return named(error, Words::tr("this file belongs to another user of this computer."));
    case ErrorKind::FileReadOnly:
        return named(error, Words::tr("it can be read but not written."));
    case ErrorKind::FileNotLedger:
        return Words::tr("File: this is no budget of this program.");
    case ErrorKind::FileInUse:
        return Words::tr("File: another window has this budget open.");
    case ErrorKind::FileUnavailable:
        return named(error, Words::tr("it cannot be opened or created here."));
    case ErrorKind::DiskFull:
        return error.field == Field::None
            ? Words::tr("The server has no room left, on its disk or within its limit; nothing was saved.")
            : Words::tr("There is no room left where the budget is stored; nothing was saved.");
    case ErrorKind::SettingsDamaged:
        return Words::tr("Settings file: something in it could not be read, so the usual values are used instead.");
    case ErrorKind::SettingsNewer:
        return Words::tr("Settings file: a newer version of the program wrote it, so it is neither used nor changed.");
    case ErrorKind::KeychainMissing:
        return Words::tr("Keychain: this session has none.");
    case ErrorKind::KeychainLocked:
        return Words::tr("Keychain: it is locked.");
    case ErrorKind::KeychainSilent:
        return Words::tr("Keychain: it did not answer in time.");
    case ErrorKind::KeychainFailed:
        return Words::tr("Keychain: it did not do what it was asked for.");
    case ErrorKind::SecretMissing:
        return Words::tr("Password: it is not where it was kept.");
    case ErrorKind::SecretNotKept:
        return Words::tr("Password: it was handed over to be kept, but did not come back the same.");
    case ErrorKind::SchemaNewer:
        return Words::tr("This budget was written by a newer version of Budget Tracker.");
    case ErrorKind::ProfileUnknown:
        return error.detail.isEmpty() ? Words::tr("No ledger is set up yet.")
                                      : Words::tr("There is no profile of the name ‘%1’.").arg(error.detail);
    case ErrorKind::TablesDiffer:
        return Words::tr("The tables in this database are not shaped as the program needs them.");
    case ErrorKind::HostUnknown:
        return Words::tr("Host: no computer of this name could be found.");
    case ErrorKind::LookupFailed:
        return Words::tr("Host: its name could not be looked up just now.");
    case ErrorKind::HostUnreachable:
        return unreachable(error);
    case ErrorKind::ConnectTimeout:
        return Words::tr("Host: it did not answer in time.");
    case ErrorKind::TlsUnavailable:
        return withoutTls(error);
    case ErrorKind::CertificateRejected:
        return unproven(error);
    case ErrorKind::CertificateExpired:
        return Words::tr(
            "Host: by this computer's clock the server's certificate is not valid, so no password was sent.");
    case ErrorKind::CertificateOtherHost:
        return Words::tr("Host: the server's certificate was made out to another name, so no password was sent.");
    case ErrorKind::CertificateUntrusted:
        return Words::tr("Host: nobody whom this computer trusts vouches for the server's certificate, so no password "
                         "was sent.");
    case ErrorKind::PasswordRejected:
        return loginRefused(error);
    case ErrorKind::DatabaseUnknown:
        return Words::tr("Database: the server has none of this name.");
    case ErrorKind::ConnectionLimit:
        return Words::tr("The server has no free connection at the moment.");
    case ErrorKind::ServerUnavailable:
        return Words::tr("The server is just starting or stopping.");
    case ErrorKind::QuotaExceeded:
        return Words::tr("The account's compute time for this month is used up, so the server does not wake.");
    case ErrorKind::EndpointMissing:
        return Words::tr("Host: Neon could not see which of its endpoints is meant.");
    case ErrorKind::EndpointUnknown:
        return Words::tr("Host: Neon has no endpoint of this name, or not for you.");
    case ErrorKind::EndpointDisabled:
        return Words::tr("Host: this endpoint is switched off.");
    case ErrorKind::AddressRefused:
        return Words::tr("The server is there, but lets nobody in from this network.");
    case ErrorKind::ParameterRefused:
        return Words::tr("Connection string: it has a parameter that this server or its pooler does not take.");
    case ErrorKind::PoolerFull:
        return Words::tr("The pooler in front of the database found no free connection to it in time.");
    case ErrorKind::PoolTimeout:
        return Words::tr("All connections were busy for too long; nothing was changed.");
    case ErrorKind::ConnectionLost:
        return lost(error);
    case ErrorKind::OutcomeUnknown:
        return Words::tr("There was no answer, so it is not certain whether the change was saved.");
    case ErrorKind::StatementTimeout:
        return Words::tr("The server took too long, so the work was stopped before it was done.");
    case ErrorKind::SerializationFailure:
        return Words::tr("Somebody else changed the same at the same moment; nothing was saved.");
    case ErrorKind::PermissionDenied:
        return error.field == Field::Database ? Words::tr("Database: this user may not connect to it.")
                                              : Words::tr("This database user does not have the right to do that.");
    case ErrorKind::ReadOnlyServer:
        return Words::tr("This server can only be read, not written.");
    case ErrorKind::StillReferenced:
        return error.field == Field::Category ? Words::tr("Category: expenses still use it.")
                                              : Words::tr("It is still in use elsewhere.");
    case ErrorKind::NotFound:
        return Words::tr("It is not there any more: somebody else deleted it.");
    case ErrorKind::ValueRefused:
        return named(error, Words::tr("The database did not accept this value."));
    case ErrorKind::FileIsEmpty:
        return named(error, Words::tr("this file holds nothing yet."));
    case ErrorKind::FileOfOtherProgram:
        return named(error, Words::tr("this file holds the tables of another program."));
    case ErrorKind::FileDamaged:
        return named(error, Words::tr("it is damaged, and not all of it can be read."));
    case ErrorKind::SchemaMissing:
        return Words::tr("Database: it has no schema ‘%1’.").arg(error.detail);
    case ErrorKind::AmountsNotWhole:
        return Words::tr("This budget holds amounts with fractions of a cent, so its sums would be wrong.");
    case ErrorKind::SequenceBehind:
        return Words::tr("The database's counter for new rows lags behind the rows that are there, so nothing was "
                         "saved.");
    case ErrorKind::CertificateFileMissing:
        return Words::tr("Connection string: the file that sslrootcert names cannot be read.");
    case ErrorKind::ChannelBindingMissing:
        return Words::tr("Connection string: it requires channel binding, which this server or its pooler does not "
                         "offer.");
    case ErrorKind::PasswordMissing:
        return Words::tr("Password: the server asks for one, and none is there.");
    case ErrorKind::LoginForbidden:
        return Words::tr("User: this role may not log in.");
    case ErrorKind::ValueUnreadable:
        return Words::tr("The database holds a value that the program cannot read.");
    case ErrorKind::SumTooLarge:
        return Words::tr("The sum is larger than the program can show.");
    case ErrorKind::CharacterUnsupported:
        return named(error, Words::tr("this database cannot store the character ‘%1’.").arg(error.detail));
    case ErrorKind::AnswerMalformed:
        return Words::tr("The server's answer is not what was asked for.");
    case ErrorKind::AnswerTooLarge:
        return Words::tr("The server's answer is too large, so it was not read to its end.");
    }
    return {};
}

} // namespace budget::wording
