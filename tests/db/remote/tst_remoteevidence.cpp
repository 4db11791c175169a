// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/remoteevidence.h"

#include "db/remote/remotetest.h"

#include <set>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using remote::RemoteLedger;

namespace {

const QDate kDay(2024, 1, 16);

/// A server on which the role may not create the program's tables.
class BareServer
{
public:
    explicit BareServer(const QString &ddl) : m_database(Route::Postgres, TestDatabase::State::Empty)
    {
        const auto &address = m_database.server().address;
        sql(ddl);
        sql(u"ALTER DATABASE \"%1\" OWNER TO postgres; GRANT SELECT, INSERT, UPDATE, DELETE ON users, categories, "
            u"expenses TO \"%2\"; "
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO \"%2\""_s.arg(address.database, address.user));
        connection = m_database.connect();
        const auto prepared = prepareLedger(*connection, migrations(Engine::Postgres));
        if (!prepared || prepared->sharesLog || prepared->recordsOperations)
            qFatal("%s", qPrintable(describeFailure(prepared)));
        ledger = {prepared->layout, prepared->sharesLog};
        sql(u"INSERT INTO users (email, name) VALUES ('a@b', 'Alice'); INSERT INTO categories (name) VALUES ('Food'), "
            u"('Fun'); "
            "INSERT INTO expenses (user_id, category_id, description, amount, date) "
            "VALUES (1, 1, 'bread', 5, '2024-01-16')"_s);
    }

    QString sql(const QString &text) const { return m_database.plainSql(text); }

    remote::Pushed push(const PushRequest &request, const KnownParts &known = {}) const
    {
        return remote::push(*connection, ledger, {request}, known);
    }

    [[nodiscard]] Settlement settle(const PushRequest &request, const std::set<RowKey> &known = {}) const
    {
        const auto evidence = remote::readEvidence(*connection, ledger, {request.operation},
                                                   [&](RowKey row) { return known.contains(row); });
        if (!evidence)
            qFatal("%s", qPrintable(describeFailure(evidence)));
        return settlementOf(request.operation, evidence->front());
    }

    std::unique_ptr<Connection> connection;
    RemoteLedger ledger;

private:
    TestDatabase m_database;
};

} // namespace

/// Servers that record no operations.
class TestRemoteEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operationsAreAppliedWithoutALog_data()
    {
        QTest::addColumn<QString>("ddl");
        for (const Variant &variant : variants()) {
            if (variant.isAdopted && variant.name != u"V4"_s && variant.name != u"V5"_s)
                QTest::addRow("%s", qPrintable(variant.name)) << withDefaults(variant.ddl);
        }
    }
    void operationsAreAppliedWithoutALog()
    {
        QFETCH(QString, ddl);
        const BareServer server(ddl);
        const WholeLedger before = wholeOf(*server.connection, server.ledger);
        const RowKey bread{Table::Expenses, 1};
        const PushRequest add = requestOf(OperationKind::AddExpense,
                                          {added(Table::Expenses, kNew, expense(1, 1, u"milk"_s, 125, kDay))});
        const auto pushed = server.push(add, before.parts);
        QVERIFY(!pushed.error && pushed.answer.verdicts.front().kind == VerdictKind::Applied);
        QCOMPARE(pushed.answer.verdicts.front().ids.front().second, 2);
        const WholeLedger after = wholeOf(*server.connection, server.ledger);
        QCOMPARE(pushed.answer.fetched.size(), 1U); // the part cannot be compared with what is expected
        QCOMPARE(pushed.answer.fetched.front().digest, after.parts.at({Table::Expenses, Month(2024, 1)}));

        const PushRequest edit = requestOf(OperationKind::EditExpense,
                                           {{bread, before.rows.at(bread),
                                             with(before.rows.at(bread), expensefield::Amount, Money::fromMinor(1))}});
        QVERIFY(server.push(edit).answer.verdicts.front().kind == VerdictKind::Applied);
        QVERIFY(server.push(edit).answer.verdicts.front().kind == VerdictKind::Mismatch);
        const PushRequest remove = requestOf(OperationKind::DeleteCategory,
                                             {{{Table::Categories, 1}, before.rows.at({Table::Categories, 1}), {}}});
        QVERIFY(server.push(remove).answer.verdicts.front().kind == VerdictKind::Conflict);
    }

    void aLostAnswerIsSettledByTheRows()
    {
        const BareServer server(variants().front().ddl);
        const WholeLedger before = wholeOf(*server.connection, server.ledger);
        const RowKey bread{Table::Expenses, 1};
        const RowValues seen = before.rows.at(bread);
        const PushRequest edit = requestOf(OperationKind::EditExpense,
                                           {{bread, seen, with(seen, expensefield::Date, QDate(2024, 5, 1))}});
        QCOMPARE(server.settle(edit).outcome, Settlement::NotApplied);
        QVERIFY(server.push(edit).answer.verdicts.front().kind == VerdictKind::Applied);
        QCOMPARE(server.settle(edit).outcome, Settlement::Applied);
        server.sql(u"UPDATE expenses SET description = 'other'"_s);
        QCOMPARE(server.settle(edit).outcome, Settlement::Unknown);

        const PushRequest add = requestOf(OperationKind::AddExpense,
                                          {added(Table::Expenses, kNew,
                                                 expense(1, 1, u"milk"_s, 125, kDay, u"2024-01-16 12:30:00.120"_s))});
        QCOMPARE(server.settle(add).outcome, Settlement::NotApplied);
        QVERIFY(server.push(add).answer.verdicts.front().kind == VerdictKind::Applied);
        const Settlement settled = server.settle(add);
        QCOMPARE(settled.outcome, Settlement::Applied);
        const std::vector<std::pair<RowKey, qint64>> ids{{{Table::Expenses, kNew}, 2}};
        QCOMPARE(settled.ids, ids);
        QCOMPARE(server.settle(add, {{Table::Expenses, 2}}).outcome, Settlement::NotApplied);
        QVERIFY(server.push(add).answer.verdicts.front().kind == VerdictKind::Applied);
        QCOMPARE(server.settle(add).outcome, Settlement::Unknown); // two equal rows

        const WholeLedger now = wholeOf(*server.connection, server.ledger);
        const PushRequest remove = requestOf(OperationKind::DeleteExpense, {{bread, now.rows.at(bread), {}}});
        QCOMPARE(server.settle(remove).outcome, Settlement::NotApplied);
        QVERIFY(server.push(remove).answer.verdicts.front().kind == VerdictKind::Applied);
        QCOMPARE(server.settle(remove).outcome, Settlement::Applied);
    }
};

QTEST_GUILESS_MAIN(TestRemoteEvidence)
#include "tst_remoteevidence.moc"
