// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/happenings.h"

#include "core/entry/amounttext.h"
#include "core/entry/datetext.h"
#include "core/failure/nuance.h"
#include "words/errors/kindsentence.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <QLocale>

#include <array>

namespace budget::wording::happenings {

namespace {

constexpr std::array kUrlFaults{
    Word{Field::User, QT_TRANSLATE_NOOP("budget::wording", "Connection string: the user name before '@' is missing.")},
    Word{Field::Host,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Connection string: the host name after '@' is missing or contains an invalid character.")},
    Word{Field::Port,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Connection string: the port after the host is not a number from 1 to 65535.")},
    Word{Field::Database,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Connection string: the name of the database after the last '/' is missing.")},
};

constexpr std::array kQuotas{
    Word{Quota::Unnamed,
         QT_TRANSLATE_NOOP("budget::wording",
                           "A limit of the account or project is reached, so the server accepts no connections.")},
    Word{Quota::ComputeTime,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The account's compute time for this month is used up, so the server does not wake.")},
    Word{Quota::BranchComputeTime,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The compute time for branches other than the default one is used up for this month, so "
                           "this branch does not wake.")},
    Word{Quota::DataTransfer,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The account's data transfer for this month is used up, so the server accepts no connections.")},
    Word{Quota::WrittenData,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The account's limit of written data for this month is reached, so the server accepts no connections.")},
    Word{Quota::Storage,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The storage of the account or project is full, so the server accepts no connections.")},
    Word{Quota::ActiveEndpoints,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The account has as many active endpoints as its plan allows, so this one does not wake.")},
    Word{Quota::Count,
         QT_TRANSLATE_NOOP("budget::wording",
                           "The account has more projects, branches or endpoints than its plan allows, so the server "
                           "accepts no connections.")},
};
static_assert(hasRowsTo(kQuotas, Quota::Count));

constexpr std::array kTlsTroubles{
    Word{TlsTrouble::NotOffered,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Connection string: it requires encryption, which this server does not offer.")},
    Word{TlsTrouble::Demanded,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "Connection string: this server accepts encrypted connections only, and this one was not encrypted.")},
    Word{TlsTrouble::NotAgreed,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Connection string: it requires encryption that this server does not offer, so the "
                           "connection was not opened.")},
};
static_assert(hasRowsTo(kTlsTroubles, TlsTrouble::NotAgreed));

} // namespace

QString driverMissing(const Error &error)
{
    if (error.field == Field::Host)
        return Words::tr("Server: a part of the program is missing, PostgreSQL's client library.");
    return error.field == Field::LedgerFile
        ? Words::tr("File: a part of the program is missing, Qt's driver for SQLite.")
        : Words::tr("A part of the program is missing: Qt's support for encryption.");
}

QString tooLong(const Error &error)
{
    bool isNumber = false;
    const int limit = error.detail.toInt(&isNumber);
    return named(error,
                 isNumber ? Words::tr("this is longer than %n characters.", nullptr, limit)
                          : Words::tr("this text is too long."));
}

QString amountTooLarge(const Error & /*error*/)
{
    return Words::tr("Amount: the largest possible amount is %1.")
        .arg(formatAmount(Money::fromMinor(Money::kMaxRowMinor), QLocale()));
}

QString dateInvalid(const Error &error)
{
    return namesOtherCalendar(error.detail)
        ? Words::tr("Date: the year is not one of the Gregorian calendar between %1 and %2.")
              .arg(kFirstTypedYear)
              .arg(kLastTypedYear)
        : Words::tr("Date: there is no such day in the calendar.");
}

/// With a SQLSTATE, the error comes from the database: the row existed when it was chosen and was deleted since.
QString categoryUnknown(const Error &error)
{
    return error.sqlState.isEmpty() ? Words::tr("Category: there is no category of this name.")
                                    : Words::tr("Category: it no longer exists; somebody else deleted it.");
}

QString personUnknown(const Error &error)
{
    return error.sqlState.isEmpty()
        ? Words::tr("Person: no person is selected.")
        : Words::tr("Person: this person no longer exists; somebody else deleted the entry.");
}

/// Without a SQLSTATE, `detail` is the name.
QString nameTaken(const Error &error)
{
    if (!error.detail.isEmpty() && error.sqlState.isEmpty())
        return named(error,
                     (error.field == Field::Email ? Words::tr("another person already has the address “%1”.")
                                                  : Words::tr("the name “%1” is already in use."))
                         .arg(outsideText(error.detail)));
    return named(error,
                 error.field == Field::Email ? Words::tr("another person already has this address.")
                                             : Words::tr("this name is already in use."));
}

QString urlFault(const Error &error)
{
    const QString fault = wordIn(kUrlFaults, error.field);
    return fault.isEmpty()
        ? Words::tr("Connection string: it should look like postgresql://user:password@host/database.")
        : fault;
}

QString diskFull(const Error &error)
{
    return error.field == Field::None
        ? Words::tr("The server's disk is full, or its storage limit is reached; nothing was saved.")
        : Words::tr("The disk with the file is full; nothing was saved.");
}

QString profileUnknown(const Error &error)
{
    return error.detail.isEmpty() ? Words::tr("No ledger is set up yet.")
                                  : Words::tr("There is no profile with the name ‘%1’.").arg(outsideText(error.detail));
}

QString sequenceBehind(const Error & /*error*/)
{
    return Words::tr("The database's sequence for new ids returns ids that already exist, so nothing was saved.");
}

QString unreachable(const Error &error)
{
    return error.field == Field::Port ? Words::tr("Port: the host answers, but refuses connections at this port.")
                                      : Words::tr("Host: it cannot be reached from here.");
}

QString connectTimeout(const Error &error)
{
    return error.field == Field::Password ? Words::tr("The login took longer than the server allows.")
                                          : Words::tr("Host: it did not answer in time.");
}

QString withoutTls(const Error &error)
{
    return error.field == Field::Port ? Words::tr("Port: something answers there, but it is not a PostgreSQL server.")
                                      : wordIn(kTlsTroubles, tlsTroubleOf(error));
}

QString unproven(const Error &error)
{
    return error.field == Field::Password
        ? Words::tr("Password: it was not sent, because the server did not prove that it knows the password.")
        : Words::tr("Host: the server could not prove that it is the one you named, so no password was sent.");
}

QString loginRefused(const Error &error)
{
    if (error.field == Field::User)
        return Words::tr("User: the server does not know this name.");
    return error.field == Field::None ? Words::tr("The server refused the login of this user.")
                                      : Words::tr("Password: the server did not accept it.");
}

/// Field::Host: the server was reached and closed the connection before the login was complete.
QString unavailable(const Error &error)
{
    if (error.field == Field::Host)
        return Words::tr("Host: the server was reached, but ended the connection before the login was complete.");
    return error.sqlState.startsWith(QLatin1StringView("53"))
        ? Words::tr("The server has not enough memory for this at the moment; nothing was saved.")
        : Words::tr("The server accepts no connections at the moment; it may be starting or stopping.");
}

QString quotaExceeded(const Error &error)
{
    return wordIn(kQuotas, quotaOf(error));
}

/// A server that ends a session sends a SQLSTATE; a network failure has none.
QString lost(const Error &error)
{
    if (error.sqlState == QLatin1StringView("25P03"))
        return Words::tr("The server ended the connection, because a change was left unfinished for too long; none of "
                         "it was saved.");
    return Words::tr("The connection was lost before the answer arrived, so it is not certain whether the change "
                     "was saved.");
}

QString denied(const Error &error)
{
    if (error.field == Field::User)
        return Words::tr("User: this role is protected, so nobody can log in with it.");
    return error.field == Field::Database ? Words::tr("Database: this user may not connect to it.")
                                          : Words::tr("This database user lacks the privilege for this.");
}

QString stillReferenced(const Error &error)
{
    return error.field == Field::Category ? Words::tr("Category: expenses still use it.")
                                          : Words::tr("The entry is still in use elsewhere.");
}

QString changedMeanwhile(const Error &error)
{
    if (error.field != Field::None)
        return named(error, Words::tr("somebody else changed this meanwhile; nothing was saved."));
    if (error.detail.isEmpty())
        return Words::tr("Somebody else changed the entry meanwhile; nothing was saved.");
    const QString rows = outsideText(QString(error.detail).replace(QLatin1Char('\n'), QStringLiteral(", ")));
    return Words::tr("Changed meanwhile: %1. Nothing was saved.").arg(rows);
}

QString unsupported(const Error &error)
{
    return named(error,
                 error.detail.isEmpty()
                     ? Words::tr("this database cannot store one of its characters.")
                     : Words::tr("this database cannot store the character ‘%1’.").arg(outsideText(error.detail)));
}

} // namespace budget::wording::happenings
