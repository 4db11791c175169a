// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgconnection.h"
#include "db/remote/remoteclient.h"
#include "support/links/faultproxy.h"

#include <QThread>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using remote::Pushed;

namespace {

const QDate kDay(2024, 1, 16);
const LedgerPart kJanuary{Table::Expenses, Month(2024, 1)};

} // namespace

/// What remote::push() answers, in how many flights.
class TestRemoteAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Persons, categories and expenses in one operation, the expenses referring to the others.
    void aSampleIsOneOperation()
    {
        RemoteClient client;
        const std::vector requests{requestOf(
            OperationKind::AddSample,
            {added(Table::Persons, kNew, rowOf(Person{{}, u"x@y"_s, u"X"_s})),
             added(Table::Categories, kNew, category(u"A"_s)), added(Table::Categories, kNew + 1, category(u"B"_s)),
             added(Table::Expenses, kNew, expense(kNew, kNew + 1, u"one"_s, 1, kDay)),
             added(Table::Expenses, kNew + 1, expense(kNew, kNew, u"two"_s, 2, kDay))})};
        const Pushed pushed = client.push(requests);
        QCOMPARE(pushed.answer.verdicts.front().ids.size(), 5U);
        QCOMPARE(client.shared.sql(
                     u"SELECT u.name, c.name, e.description FROM expenses e JOIN users u ON u.id = user_id "
                     "JOIN categories c ON c.id = category_id ORDER BY e.id"_s),
                 u"X|B|one\nX|A|two"_s);
        QCOMPARE(taken(client.known, requests, pushed.answer), client.now());
    }

    void aTransferIsLinked()
    {
        RemoteClient client;
        const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const RowValues source = with(expense(1, 1, u"out"_s, -500, kDay), expensefield::Transfer, id);
        const RowValues destination = with(expense(1, 2, u"in"_s, 500, kDay), expensefield::Transfer, id);
        const std::vector requests{
            requestOf(OperationKind::AddTransfer,
                      {added(Table::Expenses, kNew, destination), added(Table::Expenses, kNew + 1, source)})};
        const Pushed pushed = client.push(requests);
        QCOMPARE(taken(client.known, requests, pushed.answer), client.now());
        QCOMPARE(client.shared.sql(u"SELECT * FROM bt_transfers"_s), id + u"|2|1"_s);
        client.look();
        const RowKey one{Table::Expenses, 1};
        const RowKey two{Table::Expenses, 2};
        QCOMPARE(client.at(one), destination);
        const std::vector deletion{
            requestOf(OperationKind::DeleteTransfer, {{one, destination, {}}, {two, source, {}}})};
        const WholeLedger deleted = taken(client.known, deletion, client.push(deletion).answer);
        QCOMPARE(deleted, client.now());
        client.look();
        const std::vector undo{requestOf(OperationKind::Undo,
                                         {added(Table::Expenses, 2, source), added(Table::Expenses, 1, destination)})};
        const WholeLedger undone = taken(client.known, undo, client.push(undo).answer);
        QCOMPARE(undone, client.now());
        QCOMPARE(client.now().rows.at(one), destination);
    }

    /// What somebody else changed in the same month comes with the answer; the rest of the ledger does not.
    void theChangedMonthComesWithTheAnswer_data() { addServerRoutes(); }
    void theChangedMonthComesWithTheAnswer()
    {
        QFETCH(Route, route);
        RemoteClient client(route);
        const WholeLedger before = client.known;
        client.byHand(u"by hand"_s);
        client.byHand(u"elsewhere"_s, u"2024-03-01"_s);
        client.known = before;
        const std::vector requests{
            requestOf(OperationKind::AddExpense, {added(Table::Expenses, kNew, expense(1, 1, u"bread"_s, 250, kDay))})};
        const Pushed pushed = client.push(requests);
        QVERIFY(pushed.answer.verdicts.front().parts.empty());
        QCOMPARE(pushed.answer.fetched.size(), 1U);
        const FetchedPart &month = pushed.answer.fetched.front();
        QCOMPARE(month.part, kJanuary);
        QCOMPARE(month.digest, client.now().parts.at(kJanuary));
        QCOMPARE(month.rows.size(), 2U);
    }

    void anAttemptThatIsUnderWayIsAwaited()
    {
        RemoteClient client;
        const PushRequest request = requestOf(OperationKind::AddExpense,
                                              {added(Table::Expenses, kNew, expense(1, 1, u"bread"_s, 250, kDay))});
        std::vector<Pushed> pushed(4);
        std::vector<std::unique_ptr<QThread>> clients;
        for (Pushed &one : pushed) {
            clients
                .emplace_back(QThread::create([&] {
                    const auto connection = client.shared.database().connect();
                    for (int i = 0; i < 10; ++i)
                        one = remote::push(*connection, client.ledger, {request}, {});
                }))
                ->start();
        }
        for (const auto &thread : clients)
            QVERIFY(thread->wait(60'000));
        for (const Pushed &one : pushed)
            QVERIFY(!one.error && one.answer.verdicts.front().kind == VerdictKind::Repeated);
        QCOMPARE(client.shared.sql(u"SELECT count(*) FROM expenses"_s), u"1"_s);
    }

    /// A role whose transactions are serializable by default.
    void doesNotDependOnTheIsolationLevel()
    {
        RemoteClient client;
        client.shared.sql(u"ALTER ROLE \"%1\" SET default_transaction_isolation = 'serializable'"_s.arg(
            client.shared.database().server().address.user));
        const auto connection = client.shared.database().connect();
        const Pushed pushed = remote::push(
            *connection, client.ledger,
            {requestOf(OperationKind::AddExpense,
                       {added(Table::Expenses, kNew, expense(1, 1, u"bread"_s, 250, kDay))})},
            client.known.parts);
        QVERIFY(pushed.answer.verdicts.front().kind == VerdictKind::Applied);
    }

    void manyRowsAreOneOperation_data() { addServerRoutes(); }
    void manyRowsAreOneOperation()
    {
        QFETCH(Route, route);
        RemoteClient client(route);
        std::vector<RowChange> rows;
        for (int i = 0; i < int(kMaxOperationRows); ++i)
            rows.push_back(added(Table::Expenses, kNew + i,
                                 expense(1, 1 + i % 2, u"row %1"_s.arg(i), i + 1, kDay.addDays(i % 90))));
        std::vector requests{requestOf(OperationKind::AddExpenses, rows)};
        Pushed pushed = client.push(requests);
        QVERIFY2(!pushed.error, pushed.error ? qPrintable(pushed.error->detail) : "");
        QCOMPARE(pushed.answer.verdicts.front().ids.size(), rows.size());
        QVERIFY(pushed.answer.fetched.empty() && pushed.answer.verdicts.front().rows.empty());
        QVERIFY(taken(client.known, requests, pushed.answer) == client.now());
        client.look();
        std::vector<RowChange> edits;
        for (const auto &[row, values] : client.known.rows) {
            if (row.table == Table::Expenses)
                edits.push_back({row, values, with(values, expensefield::Category, RowReference{1})});
        }
        requests = {requestOf(OperationKind::EditExpenses, edits)};
        pushed = client.push(requests);
        QVERIFY2(!pushed.error, pushed.error ? qPrintable(pushed.error->detail) : "");
        QCOMPARE(int(pushed.answer.verdicts.front().kind), int(VerdictKind::Applied));
        QVERIFY(taken(client.known, requests, pushed.answer) == client.now());
        QCOMPARE(client.shared.sql(u"SELECT count(*) FROM expenses WHERE category_id = 1"_s),
                 QString::number(rows.size()));
    }

    void tenChangesAreOneFlight_data() { addServerRoutes(); }
    void tenChangesAreOneFlight()
    {
        QFETCH(Route, route);
        RemoteClient client(route);
        FaultProxy proxy(quint16(client.shared.database().server().address.port));
        auto login = client.shared.database().server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        for (const int count : {1, 10}) {
            std::vector<PushRequest> requests;
            for (int i = 0; i < count; ++i)
                requests.push_back(requestOf(OperationKind::AddExpense,
                                             {added(Table::Expenses, kNew, expense(1, 1, u"bread"_s, i, kDay))}));
            proxy.resetFlights();
            const Pushed pushed = remote::push(*connection, client.ledger, requests, client.known.parts);
            QCOMPARE(proxy.flights(), 1);
            QVERIFY(!pushed.error);
            QCOMPARE(pushed.answer.verdicts.size(), requests.size());
            QCOMPARE(pushed.answer.verdicts.back().parts.front().after, client.now().parts.at(kJanuary));
            client.look();
        }
    }
};

QTEST_GUILESS_MAIN(TestRemoteAnswers)
#include "tst_remoteanswers.moc"
