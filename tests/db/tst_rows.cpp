// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/rows.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const Rows kMixed{{u"number"_s, u"word"_s, u"day"_s, u"nothing"_s},
                  {{qint64(7), u"text"_s, u"2024-01-31"_s, std::monostate()}}};

Rows amounts(const std::vector<Cell> &cells)
{
    Rows rows{{u"amount"_s}};
    for (const Cell &cell : cells)
        rows.rows.push_back({cell});
    return rows;
}

Money amountOf(Row &row)
{
    return row.money("amount"_L1);
}

} // namespace

class TestRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsValuesByTheNamesOfTheirColumnsInAnyOrder()
    {
        Row row(kMixed, 0);
        QCOMPARE(row.date("day"_L1), QDate(2024, 1, 31));
        QCOMPARE(row.integer("number"_L1), 7);
        QCOMPARE(row.id<CategoryId>("number"_L1), CategoryId{7});
        QVERIFY(row.flag("number"_L1));
        QCOMPARE(row.text("number"_L1), u"7"_s);
        QCOMPARE(row.text("word"_L1), u"text"_s);
        QVERIFY(row.isNull("nothing"_L1));
        QVERIFY(!row.isNull("word"_L1));
        QVERIFY(!row.error());
    }

    void toleratesNullWhereARowMayLackAValue()
    {
        Row row(kMixed, 0);
        QCOMPARE(row.text("nothing"_L1), QString());
        QVERIFY(!row.date("nothing"_L1).isValid());
        QCOMPARE(row.money("nothing"_L1), Money());
        QCOMPARE(row.idOrNone<PersonId>("nothing"_L1), PersonId());
        QVERIFY(!row.error());
    }

    void aValueThatTheAnswerDoesNotHoldIsMalformed_data()
    {
        QTest::addColumn<std::function<void(Row &)>>("read");
        QTest::addColumn<QString>("detail");
        using Read = std::function<void(Row &)>;
        QTest::newRow("column missing") << Read([](Row &row) { (void)row.text("absent"_L1); })
                                        << u"absent: no such column"_s;
        QTest::newRow("NULL for an integer") << Read([](Row &row) { (void)row.integer("nothing"_L1); })
                                             << u"nothing: NULL"_s;
        QTest::newRow("NULL for an id") << Read([](Row &row) { (void)row.id<PersonId>("nothing"_L1); })
                                        << u"nothing: NULL"_s;
        QTest::newRow("text for an integer") << Read([](Row &row) { (void)row.integer("word"_L1); })
                                             << u"word: text"_s;
        QTest::newRow("text for a flag") << Read([](Row &row) { (void)row.flag("word"_L1); }) << u"word: text"_s;
        QTest::newRow("the first counts") << Read([](Row &row) {
            (void)row.integer("word"_L1);
            (void)row.integer("nothing"_L1);
        }) << u"word: text"_s;
    }
    void aValueThatTheAnswerDoesNotHoldIsMalformed()
    {
        QFETCH(std::function<void(Row &)>, read);
        QFETCH(QString, detail);
        const auto answer = mapRows(kMixed, [&](Row &row) {
            read(row);
            return 1;
        });
        QCOMPARE(answer.error().kind, ErrorKind::AnswerMalformed);
        QCOMPARE(answer.error().detail, detail);
    }

    void aRowThatIsShorterThanItsColumnsIsMalformed()
    {
        Rows rows{{u"id"_s, u"name"_s}};
        rows.rows.push_back({qint64(1)});
        const auto names = mapRows(rows, [](Row &row) { return row.text("name"_L1); });
        QCOMPARE(names.error().kind, ErrorKind::AnswerMalformed);
        const Rows bare{{}, {{}}};
        QCOMPARE(mapOne(bare, [](Row &row) { return row.text("name"_L1); }).error().kind, ErrorKind::AnswerMalformed);
    }

    void readsMoneyOfEitherEngine()
    {
        const auto read = mapRows(amounts({qint64(-1250), u"-12.50"_s, u"45"_s}), amountOf);
        QCOMPARE(read.value(), (std::vector{Money::fromMinor(-1250), Money::fromMinor(-1250), Money::fromMinor(4500)}));
        const auto unreadable = mapRows(amounts({u"NaN"_s}), amountOf);
        QCOMPARE(unreadable.error().kind, ErrorKind::ValueUnreadable);
        QCOMPARE(unreadable.error().detail, u"amount: NaN"_s);
    }

    void mapsAllOrTheFirstFailure()
    {
        QCOMPARE(mapRows(amounts({u"1.00"_s, u"2.00"_s}), amountOf)->size(), 2U);
        QVERIFY(!mapRows(amounts({u"1.00"_s, u"NaN"_s}), amountOf).has_value());
    }

    void anAnswerWithoutRowsIsNotFoundOrMalformed()
    {
        QCOMPARE(mapOne(Rows(), amountOf).error().kind, ErrorKind::NotFound);
        QCOMPARE(mapSingle(Rows(), amountOf).error().kind, ErrorKind::AnswerMalformed);
        QCOMPARE(mapSingle(amounts({u"1.00"_s}), amountOf).value(), Money::fromMinor(100));
    }
};

QTEST_APPLESS_MAIN(TestRows)
#include "tst_rows.moc"
