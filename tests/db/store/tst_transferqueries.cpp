// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/transferqueries.h"

#include "db/store/monthqueries.h"
#include "db/writes.h"
#include "db/writing.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestTransferQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesAnAmountBetweenTwoCategories_data() { addRoutes(); }
    void movesAnAmountBetweenTwoCategories()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertExpense(*connection, draft(u"Bread"_s, 10'000, QDate(2024, 1, 1))));
        ASSIGN_RESULT(const Transfer transfer, writing::insertTransfer(*connection, transferDraft()));
        const QDate day(2024, 1, 20);
        const ExpenseDraft source{PersonId{1}, CategoryId{1}, u"Transfer to Fun"_s, Money::fromMinor(-4050), day};
        const ExpenseDraft destination{PersonId{1}, CategoryId{2}, u"Transfer from Food"_s, Money::fromMinor(4050),
                                       day};
        QCOMPARE(transfer.source.entry, source);
        QCOMPARE(transfer.destination.entry, destination);
        QCOMPARE(transfer.destination.id.value, transfer.source.id.value + 1);
        QCOMPARE(transfer.source.createdAt, transfer.destination.createdAt);
        ASSIGN_RESULT(const auto rows, queries::listMonth(*connection, Month(2024, 1)));
        QCOMPARE(rows.size(), 3U);
        QCOMPARE(rows[1].expense, transfer.source);
        QCOMPARE(rows[2].expense, transfer.destination);
        const QString total = route == Route::Sqlite ? u"10000"_s : u"100.00"_s;
        QCOMPARE(database.plainSql(u"SELECT sum(amount) FROM expenses"_s), total);
    }

    void linksItsRows_data() { addRoutes(); }
    void linksItsRows()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        const queries::Once once;
        ASSIGN_RESULT(const Transfer transfer, writing::insertTransfer(*database.connect(), transferDraft(), once));
        const QString id = once.operation.value.toString(QUuid::WithoutBraces);
        const QString source = QString::number(transfer.source.id.value);
        const QString destination = QString::number(transfer.destination.id.value);
        if (route == Route::Sqlite)
            QCOMPARE(database.plainSql(u"SELECT row_id, transfer FROM bt_row_transfers ORDER BY 1"_s),
                     source + u'|' + id + u'\n' + destination + u'|' + id);
        else
            QCOMPARE(database.plainSql(u"SELECT id, source_id, destination_id FROM bt_transfers"_s),
                     QStringList({id, source, destination}).join(u'|'));
        database.plainSql(u"DELETE FROM expenses"_s);
    }

    void addsBothRowsOrNone_data() { addRoutes(); }
    void addsBothRowsOrNone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        TransferDraft broken = transferDraft();
        broken.destination.id = CategoryId{99};
        QVERIFY(!writing::insertTransfer(*database.connect(), broken).has_value());
        const QString transfers = route == Route::Sqlite ? u"bt_row_transfers"_s : u"bt_transfers"_s;
        QCOMPARE(database.plainSql(u"SELECT (SELECT count(*) FROM expenses), (SELECT count(*) FROM %1)"_s.arg(transfers)),
                 u"0|0"_s);
        QCOMPARE(recorded(database, route), u"0"_s);
    }

    void aLongNameIsCutToWhatARowHolds_data() { addRoutes(); }
    void aLongNameIsCutToWhatARowHolds()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        TransferDraft draft = transferDraft();
        draft.destination.name = u"\U0001F35D"_s.repeated(300);
        ASSIGN_RESULT(const Transfer transfer, writing::insertTransfer(*database.connect(), draft));
        QCOMPARE(transfer.source.entry.description, u"Transfer to "_s + u"\U0001F35D"_s.repeated(188));
    }

    void aThousandRowsArriveInTheirOrder_data() { addRoutes(); }
    void aThousandRowsArriveInTheirOrder()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        std::vector<ExpenseDraft> drafts;
        for (int i = 0; i < 1'000; ++i)
            drafts.push_back(
                draft(u"%1 {\"a\\b\", NULL} 'c' \u20ac"_s.arg(i), i - 500, QDate(2024, 1, 1).addDays(i % 31)));
        drafts[7].description = u"NULL"_s;
        drafts[8].description = u" "_s;
        drafts[9].category = CategoryId{2};
        const auto connection = database.connect();
        ASSIGN_RESULT(const auto ids, writing::insertExpenses(*connection, drafts));
        QCOMPARE(ids.size(), drafts.size());
        ASSIGN_RESULT(const auto listed, queries::listMonth(*connection, Month(2024, 1)));
        std::map<qint64, ExpenseDraft> rows;
        for (const ListedExpense &row : listed)
            rows[row.expense.id.value] = row.expense.entry;
        QCOMPARE(rows.size(), drafts.size());
        for (std::size_t i = 0; i < drafts.size(); ++i)
            QCOMPARE(rows[ids[i].value], drafts[i]);
    }

    void oneBadRowOfManyKeepsAllOut_data() { addRoutes(); }
    void oneBadRowOfManyKeepsAllOut()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        addPeopleAndCategories(database);
        std::vector<ExpenseDraft> drafts(10, draft(u"x"_s, 1, QDate(2024, 1, 1)));
        drafts.back().category = CategoryId{99};
        QVERIFY(!writing::insertExpenses(*database.connect(), drafts).has_value());
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM expenses"_s), u"0"_s);
    }

    void noRowsAreNone_data() { addRoutes(); }
    void noRowsAreNone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        QCOMPARE(writing::insertExpenses(*database.connect(), {}), std::vector<ExpenseId>());
    }
};

QTEST_GUILESS_MAIN(TestTransferQueries)
#include "tst_transferqueries.moc"
