// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/ledger.h"
#include "bench/flightcount.h"
#include "core/budget/sampleledger.h"
#include "support/servers/pooler.h"

#include <QCoreApplication>

#include <libpq-fe.h>

#include <cstdio>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

template <class T>
bool isDone(const QFuture<Result<T>> &future)
{
    const auto result = waited(future);
    if (!result)
        std::fprintf(stderr, "error %d: %s\n", static_cast<int>(result.error().kind),
                     qPrintable(result.error().detail));
    return result.has_value();
}

/// Rows that the measured operations use; created before the measurement.
struct Material
{
    Person person;
    Category food;
    Category gas;
    Expense first;
    Expense second;
};

ExpenseDraft draft(const Material &m, const QString &description)
{
    return {m.person.id, m.food.id, description, Money::fromMinor(1234), QDate(2024, 1, 20)};
}

TransferDraft transferDraft(const Material &m)
{
    return {m.person.id, m.food, m.gas, Money::fromMinor(500), QDate(2024, 1, 20)};
}

std::vector<ExpenseDraft> manyDrafts(const Material &m, int count)
{
    std::vector<ExpenseDraft> drafts;
    for (int i = 1; i <= count; ++i)
        drafts.push_back(draft(m, u"row %1"_s.arg(i)));
    return drafts;
}

Material material(Ledger &ledger)
{
    Material made;
    made.person = *waited(ledger.addSampleLedger());
    const auto month = *waited(ledger.listMonth(sampleMonth()));
    made.first = month.front().expense;
    made.second = month.back().expense;
    made.food = month.front().category;
    made.gas = month.back().category;
    return made;
}

std::vector<test::Operation> operations(const Material &m)
{
    return {
        {u"month view"_s, 1, u"ping, expenses, categories, persons"_s,
         [](Ledger &ledger) { return isDone(ledger.viewMonth(sampleMonth())); }},
        {u"month summary"_s, 1, u"ping, totals a category"_s,
         [](Ledger &ledger) { return isDone(ledger.summarizeMonth(sampleMonth())); }},
        {u"add an expense"_s, 1, u"ping, operation's id, INSERT"_s,
         [m](Ledger &ledger) { return isDone(ledger.addExpense(draft(m, u"added"_s))); }},
        {u"edit an expense"_s, 1, u"ping, operation's id, UPDATE"_s,
         [m](Ledger &ledger) { return isDone(ledger.updateExpense(m.first, draft(m, u"edited"_s))); }},
        {u"take back an edit"_s, 1, u"ping, operation's id, UPDATE"_s,
         [m](Ledger &ledger) { return isDone(ledger.revertExpense({m.first, {m.first.id, draft(m, u"edited"_s), {}}})); }},
        {u"delete an expense"_s, 1, u"ping, operation's id, DELETE"_s,
         [m](Ledger &ledger) { return isDone(ledger.deleteExpense(m.second)); }},
        {u"transfer"_s, 1, u"ping, operation's id, both rows and their link"_s,
         [m](Ledger &ledger) { return isDone(ledger.transfer(transferDraft(m))); }},
        {u"insert 1,000 rows"_s, 2, u"ping, operation's id, one INSERT"_s,
         [m](Ledger &ledger) { return isDone(ledger.addExpenses(manyDrafts(m, 1000))); }},
    };
}

QString driverParts()
{
    return PQlibVersion() >= 160'000
        ? u"what psql needs; the driver adds nothing"_s
        : u"what psql needs; without channel binding, libpq before 16 is answered in a second connection"_s;
}

/// The driver may take as many round trips as psql. With a libpq before 16, the first attempt at a server without
/// channel binding fails and costs five more: four until the server offers SCRAM, and the Terminate message.
FlightRow openingRow(Route &direct, Route &pooled)
{
    constexpr int kRefusedFirst = 5;
    FlightRow row{u"first connection"_s, direct.driverOpening(), pooled.driverOpening()};
    row.directLimit = direct.psqlOpening();
    row.pooledLimit = pooled.psqlOpening() + (PQlibVersion() >= 160'000 ? 0 : kRefusedFirst);
    row.parts = driverParts();
    return row;
}

bool print(const FlightRow &row)
{
    const bool isGrown = row.direct > row.directLimit || row.pooled > row.pooledLimit;
    std::printf("%-22s %4d of %2d %6d of %2d   %s%s\n", qPrintable(row.name), row.direct, row.directLimit, row.pooled,
                row.pooledLimit, qPrintable(row.parts), isGrown ? "   <- GREW" : "");
    return !isGrown;
}

FlightRow ledgerRow(Route &direct, Route &pooled, const FlightRow &opening)
{
    constexpr int kLooking = 2;
    direct.openLedger(); // creates the tables
    pooled.openLedger();
    FlightRow row{u"open a ledger"_s, direct.openLedger(), pooled.openLedger()};
    row.directLimit = opening.directLimit + kLooking;
    row.pooledLimit = opening.pooledLimit + kLooking;
    row.parts = u"first connection, tables and migrations looked at"_s;
    return row;
}

std::vector<FlightRow> operationRows(Route &direct, Route &pooled)
{
    constexpr int kFailed = 999;
    const auto there = operations(material(direct.ledger()));
    const auto through = operations(material(pooled.ledger()));
    std::vector<FlightRow> rows;
    for (std::size_t i = 0; i < there.size(); ++i) {
        FlightRow row{there[i].name, direct.flightsOf(there[i]).value_or(kFailed),
                      pooled.flightsOf(through[i]).value_or(kFailed)};
        row.directLimit = row.pooledLimit = there[i].limit;
        row.parts = there[i].parts;
        rows.push_back(row);
    }
    return rows;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    PostgresCluster &cluster = sharedCluster();
    Pooler pooler;
    const Database directDatabase = cluster.createDatabase();
    const Database pooledDatabase = cluster.createDatabase();
    if (!pooler.start(cluster) || !pooler.admit(pooledDatabase))
        qFatal("the pooler does not start: %s", qPrintable(pooler.errorText()));
    Route direct(directDatabase, cluster.port(), cluster.caFile(), cluster.socketDir());
    Route pooled(pooledDatabase, pooler.port(), cluster.caFile(), cluster.socketDir());

    std::printf("%-22s %10s %12s   %s\n", "operation", "direct", "PgBouncer", "consists of");
    const FlightRow opening = openingRow(direct, pooled);
    bool isWell = print(opening);
    isWell = print(ledgerRow(direct, pooled, opening)) && isWell;
    for (const FlightRow &row : operationRows(direct, pooled))
        isWell = print(row) && isWell;
    return isWell ? EXIT_SUCCESS : EXIT_FAILURE;
}
