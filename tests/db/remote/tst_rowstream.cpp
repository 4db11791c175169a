// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/remote/rowstream.h"

#include "db/postgres/driver/pgconnection.h"
#include "db/remote/remotetest.h"
#include "support/links/faultproxy.h"

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using remote::RemoteLedger;
using remote::RowStream;

namespace {

std::vector<LedgerPart> allParts(const WholeLedger &ledger)
{
    std::vector<LedgerPart> parts;
    for (const auto &[part, digest] : ledger.parts)
        parts.push_back(part);
    return parts;
}

/// Expenses from 2015 on, some of them without a date.
void fill(const SharedLedger &shared, int rows)
{
    const bool hasDate = shared.layout.hasDate;
    shared.sql(
        u"INSERT INTO expenses (user_id, category_id, description, amount%2) SELECT 1, 1 + i % 2, 'row ' || i, i%3 "
        "FROM generate_series(1, %1) AS i"_s.arg(QString::number(rows), hasDate ? u", date"_s : QString(),
                                                 hasDate ? u", DATE '2015-01-01' + i * 7 % 4000"_s : QString()));
    if (!hasDate)
        shared.sql(u"INSERT INTO bt_expense_dates SELECT id, DATE '2015-01-01' + id * 7 % 4000 FROM expenses "
                   "WHERE id % 5 > 0"_s);
    else if (shared.sql(
                 u"SELECT attnotnull FROM pg_attribute WHERE attrelid = 'expenses'::regclass AND attname = 'date'"_s)
             == u"f"_s)
        shared.sql(u"UPDATE expenses SET date = NULL WHERE id % 100 = 1"_s);
}

} // namespace

class TestRowStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsEveryPartOnceTheNewestMonthFirst_data()
    {
        QTest::addColumn<Route>("route");
        QTest::addColumn<QString>("ddl");
        QTest::newRow("PostgreSQL") << Route::Postgres << QString();
        QTest::newRow("PgBouncer") << Route::Pooler << QString();
        QTest::newRow("V5") << Route::Postgres << variants()[5].ddl;
    }
    void returnsEveryPartOnceTheNewestMonthFirst()
    {
        QFETCH(Route, route);
        QFETCH(QString, ddl);
        const SharedLedger shared(route, ddl);
        const RemoteLedger ledger = remoteOf(shared);
        fill(shared, ddl.isEmpty() ? 70'000 : 20'000);
        const WholeLedger whole = wholeOf(*shared.other, ledger);
        std::vector<LedgerPart> parts = allParts(whole);
        parts.push_back({Table::Expenses, Month(1999, 1)}); // has no rows
        WholeLedger streamed;
        std::vector<LedgerPart> order;
        {
            ASSIGN_RESULT(auto stream, RowStream::open(*shared.one, ledger, parts));
            QCOMPARE(stream.rows(), qint64(whole.rows.size()));
            shared.sql(u"DELETE FROM expenses; UPDATE categories SET name = name || '!'"_s); // after the snapshot
            while (!stream.isAtEnd()) {
                ASSIGN_RESULT(const auto arrived, stream.next());
                QVERIFY(!arrived.empty());
                for (const FetchedPart &part : arrived) {
                    if (part.rows.empty()) {
                        QCOMPARE(part.part.month, std::optional(Month(1999, 1)));
                        continue;
                    }
                    order.push_back(part.part);
                    streamed.parts[part.part] = part.digest;
                    for (const auto &[id, values] : part.rows)
                        QVERIFY(streamed.rows.emplace(RowKey{part.part.table, id}, values).second);
                }
            }
        }
        QVERIFY(streamed == whole);
        QVERIFY(std::ranges::is_sorted(order, [](const LedgerPart &left, const LedgerPart &right) {
            return left.table != right.table ? left.table < right.table : left.month > right.month;
        }));
        QVERIFY(shared.one->isClean());
    }

    void takesFewFlights()
    {
        const SharedLedger shared(Route::Postgres);
        fill(shared, 100'000);
        const RemoteLedger ledger = remoteOf(shared);
        const std::vector<LedgerPart> parts = allParts(wholeOf(*shared.other, ledger));
        FaultProxy proxy(sharedCluster().port());
        auto login = shared.database().server();
        login.address.port = proxy.port();
        ASSIGN_RESULT(const auto connection, PgConnection::open(login, std::make_shared<Interrupt>()));
        proxy.resetFlights();
        {
            ASSIGN_RESULT(auto stream, RowStream::open(*connection, ledger, parts));
            while (!stream.isAtEnd())
                VERIFY_RESULT(stream.next());
        }
        QCOMPARE(proxy.flights(), 3);
        QVERIFY(connection->isClean());
    }

    void aStreamThatIsGivenUpLeavesTheConnectionClean()
    {
        const SharedLedger shared(Route::Postgres);
        fill(shared, 20'000);
        const RemoteLedger ledger = remoteOf(shared);
        {
            ASSIGN_RESULT(auto stream, RowStream::open(*shared.one, ledger, allParts(wholeOf(*shared.other, ledger))));
            VERIFY_RESULT(stream.next());
            QVERIFY(!shared.one->isClean());
        }
        QVERIFY(shared.one->isClean());
        VERIFY_RESULT(readWhole(*shared.one, ledger));
    }
};

QTEST_GUILESS_MAIN(TestRowStream)
#include "tst_rowstream.moc"
