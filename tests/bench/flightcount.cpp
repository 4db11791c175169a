// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/flightcount.h"

#include "app/ledger/ledger.h"
#include "core/reading/connectionurl.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/pollwait.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace budget::test {

namespace {

constexpr auto kIdleBeforePing = 1100ms;

} // namespace

Route::Route(const Database &database, quint16 port, const QString &caFile, const QString &folder)
    : m_database(database), m_caFile(caFile), m_folder(folder), m_proxy(port),
      m_login(
          *parseConnectionUrl(databaseUrl(database, m_proxy.port(), caFile) + u"&ssl_max_protocol_version=TLSv1.2"_s))
{ }

int Route::psqlOpening()
{
    // psql ends with two writes. If the server's last packet arrives between them, they count as two round trips.
    const auto counts = {psqlOpeningOnce(), psqlOpeningOnce(), psqlOpeningOnce()};
    return std::ranges::min(counts);
}

int Route::psqlOpeningOnce()
{
    QProcessEnvironment environment = ownerEnvironment(m_database, m_proxy.port(), m_caFile, m_folder);
    environment.insert(u"PGSSLMAXPROTOCOLVERSION"_s, u"TLSv1.2"_s);
    m_proxy.resetFlights();
    const ToolOutcome outcome = runTool({u"psql"_s, {u"-XqAt"_s}, m_folder, u"SELECT 1;\n"_s, environment});
    if (!outcome || !pollUntil(5s, [this] { return m_proxy.links() == 0; }))
        qFatal("psql does not connect: %s", qPrintable(outcome.error));
    constexpr int kStatementAndGoodbye = 2;
    return m_proxy.flights() - kStatementAndGoodbye;
}

int Route::driverOpening()
{
    m_proxy.resetFlights();
    const auto connection = PgConnection::open(m_login, std::make_shared<Interrupt>());
    if (!connection)
        qFatal("the driver does not connect: %s", qPrintable(connection.error().detail));
    return m_proxy.flights();
}

int Route::openLedger()
{
    m_session.close();
    m_proxy.resetFlights();
    if (const auto opened = waited(m_session.open(m_login)); !opened)
        qFatal("the ledger does not open: %s", qPrintable(opened.error().detail));
    return m_proxy.flights();
}

std::optional<int> Route::flightsOf(const Operation &operation)
{
    if (!becomesIdle())
        return {};
    m_proxy.resetFlights();
    if (!operation.act(m_session.ledger()))
        return {};
    return m_proxy.flights();
}

bool Route::becomesIdle()
{
    return QTest::qWaitFor([this] { return m_proxy.quietFor() > kIdleBeforePing; }, 10'000);
}

} // namespace budget::test
