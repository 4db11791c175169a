// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wording.h"

#include "core/budget/amounttext.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::wording)
};

QString exampleAmount()
{
    return formatAmount(Money::fromMinor(1250), QLocale());
}

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

QString loginRefused(const Error &error)
{
    return error.field == Field::User ? Words::tr("User: the server does not know this name.")
                                      : Words::tr("Password: the server did not accept it.");
}

} // namespace

QString fieldName(Field field)
{
    switch (field) {
    case Field::None:
        return {};
    case Field::Date:
        return Words::tr("Date");
    case Field::Description:
        return Words::tr("Description");
    case Field::Category:
        return Words::tr("Category");
    case Field::Amount:
        return Words::tr("Amount");
    case Field::Person:
        return Words::tr("Person");
    case Field::Name:
        return Words::tr("Name");
    case Field::Email:
        return Words::tr("E-mail");
    case Field::Color:
        return Words::tr("Colour");
    case Field::LedgerFile:
        return Words::tr("File");
    case Field::Url:
        return Words::tr("Connection string");
    case Field::Host:
        return Words::tr("Host");
    case Field::Port:
        return Words::tr("Port");
    case Field::User:
        return Words::tr("User");
    case Field::Password:
        return Words::tr("Password");
    case Field::Database:
        return Words::tr("Database");
    }
    return {};
}

QString whatHappened(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return Words::tr("Cancelled; nothing was changed.");
    case ErrorKind::NotOpen:
        return Words::tr("No budget is open.");
    case ErrorKind::Unexpected:
        return named(error, Words::tr("Something unexpected went wrong."));
    case ErrorKind::FieldEmpty:
        return named(error, Words::tr("nothing is entered here yet."));
    case ErrorKind::FieldTooLong:
        return tooLong(error);
    case ErrorKind::AmountInvalid:
        return Words::tr("Amount: this does not read as an amount.");
    case ErrorKind::AmountZero:
        return Words::tr("Amount: it is zero, and an expense of nothing is none.");
    case ErrorKind::AmountTooLarge:
        return Words::tr("Amount: the largest that an entry can hold is %1.").arg(largestAmount());
    case ErrorKind::AmountTooManyDecimals:
        return Words::tr("Amount: it has more than two decimals.");
    case ErrorKind::DateInvalid:
        return Words::tr("Date: there is no such day in the calendar.");
    case ErrorKind::CategoryUnknown:
        return Words::tr("Category: none of this name is there.");
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
        return Words::tr("File: this is a folder.");
    case ErrorKind::FileReadOnly:
        return Words::tr("File: it can be read but not written.");
    case ErrorKind::FileNotLedger:
        return Words::tr("File: this is no budget of this program.");
    case ErrorKind::FileInUse:
        return Words::tr("File: another window has this budget open.");
    case ErrorKind::FileUnavailable:
        return Words::tr("File: it cannot be opened or created here.");
    case ErrorKind::DiskFull:
        return Words::tr("There is no room left where the budget is stored; nothing was saved.");
    case ErrorKind::SchemaNewer:
        return Words::tr("This budget was written by a newer version of Budget Tracker.");
    case ErrorKind::TablesDiffer:
        return Words::tr("The tables in this database are not shaped as the program needs them.");
    case ErrorKind::HostUnknown:
        return Words::tr("Host: no computer of this name could be found.");
    case ErrorKind::HostUnreachable:
        return unreachable(error);
    case ErrorKind::ConnectTimeout:
        return Words::tr("Host: it did not answer in time.");
    case ErrorKind::TlsUnavailable:
        return Words::tr("Connection string: it asks for encryption in a way that this server does not offer.");
    case ErrorKind::CertificateRejected:
        return Words::tr("Host: the server could not prove that it is the one you named, so no password was sent.");
    case ErrorKind::PasswordRejected:
        return loginRefused(error);
    case ErrorKind::DatabaseUnknown:
        return Words::tr("Database: the server has none of this name.");
    case ErrorKind::ConnectionLimit:
        return Words::tr("The server has no free connection at the moment.");
    case ErrorKind::ServerUnavailable:
        return Words::tr("The server is just starting or stopping.");
    case ErrorKind::PoolTimeout:
        return Words::tr("All connections were busy for too long; nothing was changed.");
    case ErrorKind::ConnectionLost:
        return Words::tr("The connection was lost before the answer arrived, so it is not certain whether the change "
                         "was saved.");
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
    }
    return {};
}

QString nextStep(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::EmailInvalid:
        return {};
    case ErrorKind::NotOpen:
        return Words::tr("Choose first where the budget lives.");
    case ErrorKind::Unexpected:
        return Words::tr("The details say what the system answered.");
    case ErrorKind::FieldEmpty:
        return Words::tr("Please fill it in.");
    case ErrorKind::FieldTooLong:
        return Words::tr("Please shorten it.");
    case ErrorKind::AmountInvalid:
        return Words::tr("Write it like %1, or as a small sum like %1+3.").arg(exampleAmount());
    case ErrorKind::AmountZero:
        return Words::tr("Enter what was spent, or with a minus what came back.");
    case ErrorKind::AmountTooLarge:
        return Words::tr("Check the digits, or split it into several entries.");
    case ErrorKind::AmountTooManyDecimals:
        return Words::tr("Write it with two decimals, like %1.").arg(exampleAmount());
    case ErrorKind::DateInvalid:
        return Words::tr("Write it like %1.").arg(QLocale().toString(QDate(2024, 1, 31), QLocale::ShortFormat));
    case ErrorKind::CategoryUnknown:
        return Words::tr("Choose one from the list, or add it under Categories.");
    case ErrorKind::PersonUnknown:
        return Words::tr("Say under People who you are.");
    case ErrorKind::NameTaken:
        return Words::tr("Please choose another.");
    case ErrorKind::ColorInvalid:
        return Words::tr("Write '#' and six digits from 0 to F, or pick one.");
    case ErrorKind::UrlInvalid:
        return Words::tr("Copy the whole string again from where you got it.");
    case ErrorKind::SampleNeedsEmptyLedger:
        return Words::tr("Open a new file for it.");
    case ErrorKind::FileIsDirectory:
        return Words::tr("Choose a file in it.");
    case ErrorKind::FileReadOnly:
        return Words::tr("Allow writing to it, or choose another file.");
    case ErrorKind::FileNotLedger:
        return Words::tr("It was left as it is; choose another file.");
    case ErrorKind::FileInUse:
        return Words::tr("Close that window, or choose another file.");
    case ErrorKind::FileUnavailable:
        return Words::tr("Check that the folder exists and that you may write in it.");
    case ErrorKind::DiskFull:
        return Words::tr("Free some space and save again.");
    case ErrorKind::SchemaNewer:
        return Words::tr("Nothing was touched; update the program to open it.");
    case ErrorKind::TablesDiffer:
        return Words::tr("Nothing was touched; choose another database.");
    case ErrorKind::HostUnknown:
        return Words::tr("Check its spelling and that this computer is online.");
    case ErrorKind::HostUnreachable:
        return error.field == Field::Port
            ? Words::tr("Check the number, usually 5432, and that the server runs.")
            : Words::tr("Check the name; a firewall, a VPN or the network may stand in the way.");
    case ErrorKind::ConnectTimeout:
        return Words::tr("Try again; if it stays like that, a firewall or the network may stand in the way.");
    case ErrorKind::TlsUnavailable:
        return Words::tr("Check what it says for sslmode.");
    case ErrorKind::CertificateRejected:
        return Words::tr("Check the host name; a private server needs sslrootcert with the file of its CA.");
    case ErrorKind::PasswordRejected:
        return error.field == Field::User
            ? Words::tr("Check the user name in the connection string.")
            : Words::tr("Type it again, or copy a fresh connection string; user and database may be wrong as well.");
    case ErrorKind::DatabaseUnknown:
        return Words::tr("Check the name after the last '/' in the connection string.");
    case ErrorKind::ConnectionLimit:
        return Words::tr("Close other programs that use this database, or try again in a moment.");
    case ErrorKind::ServerUnavailable:
        return Words::tr("Try again in a moment.");
    case ErrorKind::StatementTimeout:
        return Words::tr("Refresh and look what is there, then try again.");
    case ErrorKind::PoolTimeout:
    case ErrorKind::SerializationFailure:
        return Words::tr("Please try again.");
    case ErrorKind::ConnectionLost:
        return Words::tr("Refresh and look whether it is there before you save it again; what you typed is kept.");
    case ErrorKind::PermissionDenied:
        return Words::tr("Ask the database's owner for it, or connect as another user.");
    case ErrorKind::ReadOnlyServer:
        return Words::tr("Connect to the primary server instead of a replica.");
    case ErrorKind::StillReferenced:
        return Words::tr("Move or delete what uses it first.");
    case ErrorKind::NotFound:
        return Words::tr("Refresh to see what is there now.");
    case ErrorKind::ValueRefused:
        return Words::tr("Change it and save again.");
    }
    return {};
}

QString sentence(const Error &error)
{
    const QString step = nextStep(error);
    return step.isEmpty() ? whatHappened(error) : whatHappened(error) + u' ' + step;
}

QString technicalText(const Error &error)
{
    // Up to here `detail` is what the person knows: the text that was entered, the path that was chosen.
    if (error.kind <= ErrorKind::FileReadOnly && error.kind != ErrorKind::Unexpected)
        return {};
    QString detail = error.detail.simplified();
    if (error.sqlState.isEmpty())
        return detail;
    return Words::tr("%1 (SQLSTATE %2)").arg(detail, error.sqlState).trimmed();
}

} // namespace budget::wording
