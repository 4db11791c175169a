// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/nextsteps.h"

#include "core/entry/datetext.h"
#include "core/failure/nuance.h"
#include "core/plaintext.h"
#include "words/words.h"

#include <QDate>
#include <QLocale>

#include <array>

namespace budget::wording::nextsteps {

namespace {

/// Advises waiting only for limits that are reset each month.
constexpr std::array kQuotaSteps{
    Word{Quota::Unnamed,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "Open the usage page of the provider: it shows which limit was reached and how to raise it.")},
    Word{Quota::ComputeTime,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Check the project's usage on the provider's page, or wait until the next month begins.")},
    Word{Quota::BranchComputeTime,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Use the default branch, choose a larger plan, or wait until the next month begins.")},
    Word{Quota::DataTransfer,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Check the project's usage on the provider's page, or wait until the next month begins.")},
    Word{Quota::WrittenData,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Check the project's usage on the provider's page, or wait until the next month begins.")},
    Word{Quota::Storage,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Delete what is not needed, or choose a larger plan on the provider's page.")},
    Word{Quota::ActiveEndpoints,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Suspend another endpoint on the provider's page, or choose a larger plan.")},
    Word{Quota::Count,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Delete what is not needed on the provider's page, or choose a larger plan.")},
};
static_assert(hasRowsTo(kQuotaSteps, Quota::Count));

constexpr std::array kTlsSteps{
    Word{TlsTrouble::NotOffered,
         QT_TRANSLATE_NOOP("budget::wording",
                           "Check host, port and sslmode; on a server of your own, turn TLS on (ssl = on in "
                           "postgresql.conf).")},
    Word{TlsTrouble::Demanded,
         QT_TRANSLATE_NOOP("budget::wording", "Set sslmode=verify-full in the connection string.")},
    Word{
        TlsTrouble::NotAgreed,
        QT_TRANSLATE_NOOP("budget::wording",
                          "Check sslmode and the TLS versions in the connection string; the details say what failed.")},
};
static_assert(hasRowsTo(kTlsSteps, TlsTrouble::NotAgreed));

} // namespace

QString nothing(const Error & /*error*/)
{
    return {};
}

QString amountExample(const Error & /*error*/)
{
    return Words::tr("Write it like %1, or as a small sum like %1+3.").arg(exampleAmount());
}

QString decimalsExample(const Error & /*error*/)
{
    return Words::tr("Write it with two decimals, like %1.").arg(exampleAmount());
}

QString dateExample(const Error & /*error*/)
{
    static const QDate example(2024, 1, 31);
    return Words::tr("Write it like %1.").arg(formatDate(example, QLocale()));
}

QString categoryStep(const Error &error)
{
    return error.sqlState.isEmpty() ? Words::tr("Choose one from the list, or add it under Categories.")
                                    : Words::tr("Refresh, then choose another one.");
}

QString personStep(const Error &error)
{
    return error.sqlState.isEmpty() ? Words::tr("Choose under People who you are.")
                                    : Words::tr("Refresh, then choose under People who you are.");
}

QString moreRoom(const Error &error)
{
    return error.field == Field::None
        ? Words::tr("Delete data that is not needed, or raise the limit (on Neon: the plan's storage).")
        : Words::tr("Free some space and save again.");
}

QString reachIt(const Error &error)
{
    return error.field == Field::Port
        ? Words::tr("Check the number, usually 5432, and that the server runs.")
        : Words::tr("Check the name. A firewall, a VPN or the network may block the connection.");
}

QString timeoutStep(const Error &error)
{
    return error.field == Field::Password
        ? Words::tr("Try again. If the problem remains, the network is very slow or the server is overloaded.")
        : Words::tr("Try again. If the problem remains, a firewall or the network may block the connection.");
}

QString tlsStep(const Error &error)
{
    return error.field == Field::Port ? Words::tr("Check the number, usually 5432.")
                                      : wordIn(kTlsSteps, tlsTroubleOf(error));
}

QString provenStep(const Error &error)
{
    return error.field == Field::Password
        ? Words::tr("Check the host name. Your own server must offer SCRAM instead of MD5 or clear text.")
        : Words::tr("Check the host name; a private server needs sslrootcert with the file of its CA.");
}

QString loginStep(const Error &error)
{
    if (error.field == Field::User)
        return Words::tr("Check the user name in the connection string.");
    return error.field == Field::None
        ? Words::tr("Check user and password in the connection string; the details say what the server answered.")
        : Words::tr(
            "Type the password again, or copy the connection string again; user and database may be wrong as well.");
}

QString quotaStep(const Error &error)
{
    return wordIn(kQuotaSteps, quotaOf(error));
}

QString availableStep(const Error &error)
{
    if (error.field == Field::Host)
        return Words::tr("Try again in a moment. If the problem remains, check host and port, or ask the server's "
                         "owner for its log.");
    return mentionsQuota(error)
        ? Words::tr("Try again in a moment. If the problem remains, check the project's usage on the provider's page.")
        : Words::tr("Try again in a moment.");
}

QString deniedStep(const Error &error)
{
    if (error.field == Field::User)
        return Words::tr("Use another role of this database.");
    return error.field == Field::Database
        ? Words::tr("Choose another database, ask its owner for the privilege, or connect as another user.")
        : Words::tr("Ask the database's owner for the privilege, or connect as another user.");
}

QString valueStep(const Error &error)
{
    return error.field == Field::None ? Words::tr("The details say what the database answered.")
                                      : Words::tr("Change it and save again.");
}

QString sequenceStep(const Error &error)
{
    const QString repair = error.detail.section(u'\n', 1); // the lines below the server's text
    return repair.isEmpty() ? Words::tr("‘budget-tracker tables’ shows the statement that repairs the sequence.")
                            : Words::tr("Ask the owner of the tables to run: %1").arg(plainText(repair));
}

} // namespace budget::wording::nextsteps
