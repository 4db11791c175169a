// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/rows.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTypedCells()
    {
        const Row row({qint64(7), u"text"_s, u"2024-01-31"_s, std::monostate()});
        QCOMPARE(row.integer(0), 7);
        QCOMPARE(row.id<CategoryId>(0), CategoryId{7});
        QCOMPARE(row.text(0), u"7"_s);
        QCOMPARE(row.text(1), u"text"_s);
        QCOMPARE(row.date(2), QDate(2024, 1, 31));
        QVERIFY(row.isNull(3));
        QVERIFY(!row.isNull(0));
    }

    void toleratesNull()
    {
        const Row row(std::vector<Cell>(1));
        QCOMPARE(row.integer(0), 0);
        QCOMPARE(row.text(0), QString());
        QVERIFY(!row.date(0).isValid());
        QCOMPARE(row.money(0), Money());
    }

    void readsMoneyOfEitherEngine()
    {
        const Row row({qint64(-1250), u"-12.50"_s, u"45"_s, u"NaN"_s});
        QCOMPARE(row.money(0), Money::fromMinor(-1250));
        QCOMPARE(row.money(1), Money::fromMinor(-1250));
        QCOMPARE(row.money(2), Money::fromMinor(4500));
        QCOMPARE(row.money(3).error().kind, ErrorKind::ValueRefused);
    }

    void mapsAllOrTheFirstFailure()
    {
        const auto money = [](const Row &row) { return row.money(0); };
        Rows rows;
        rows.rows = {Row({u"1.00"_s}), Row({u"2.00"_s})};
        QCOMPARE(mapRows(rows, money)->size(), 2U);
        rows.rows.push_back(Row({u"NaN"_s}));
        QVERIFY(!mapRows(rows, money).has_value());
    }

    void mapsOneOrNotFound()
    {
        const auto money = [](const Row &row) { return row.money(0); };
        QCOMPARE(mapOne(Rows(), money).error().kind, ErrorKind::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestRows)
#include "tst_rows.moc"
