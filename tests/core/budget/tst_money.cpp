// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/money.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDecimals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("two decimals") << u"12.50"_s << 1250LL;
        QTest::newRow("one decimal") << u"12.5"_s << 1250LL;
        QTest::newRow("none") << u"12"_s << 1200LL;
        QTest::newRow("no whole part") << u".5"_s << 50LL;
        QTest::newRow("dot at the end") << u"3."_s << 300LL;
        QTest::newRow("smallest credit") << u"-0.01"_s << -1LL;
        QTest::newRow("largest row") << u"99999999.99"_s << 9999999999LL;
        QTest::newRow("a sum of many rows") << u"1234567890123.45"_s << 123456789012345LL;
        QTest::newRow("rounds half up") << u"1.005"_s << 101LL;
        QTest::newRow("rounds half away from zero") << u"-1.005"_s << -101LL;
        QTest::newRow("rounds down") << u"1.00499"_s << 100LL;
        QTest::newRow("carries into the whole part") << u"0.999"_s << 100LL;
    }
    void readsDecimals()
    {
        QFETCH(QString, text);
        QFETCH(qint64, minor);
        QCOMPARE(Money::fromDecimal(text), Money::fromMinor(minor));
    }

    void refusesWhatIsNoDecimal_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "-", ".", "NaN", "Infinity", "1e5", "1,5", "+1", "--1", "1.2.3", " 1", "１２", "12345678901234567"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refusesWhatIsNoDecimal()
    {
        QFETCH(QString, text);
        QCOMPARE(Money::fromDecimal(text), std::nullopt);
    }

    void writesExactlyTwoDecimals()
    {
        QCOMPARE(Money::fromMinor(0).toDecimal(), u"0.00"_s);
        QCOMPARE(Money::fromMinor(5).toDecimal(), u"0.05"_s);
        QCOMPARE(Money::fromMinor(-1).toDecimal(), u"-0.01"_s);
        QCOMPARE(Money::fromMinor(-1250).toDecimal(), u"-12.50"_s);
        QCOMPARE(Money::fromMinor(Money::kMaxRowMinor).toDecimal(), u"99999999.99"_s);
    }

    void addsExactly()
    {
        QCOMPARE(*Money::fromDecimal(u"0.1") + *Money::fromDecimal(u"0.2"), *Money::fromDecimal(u"0.30"));
        Money sum;
        for (int i = 0; i < 10'000; ++i)
            sum += *Money::fromDecimal(u"0.01");
        QCOMPARE(sum.toDecimal(), u"100.00"_s);
        QCOMPARE((-sum - sum).toDecimal(), u"-200.00"_s);
    }

    void knowsWhatARowCanHold()
    {
        QVERIFY(Money::fromMinor(Money::kMaxRowMinor).fitsRow());
        QVERIFY(Money::fromMinor(-Money::kMaxRowMinor).fitsRow());
        QVERIFY(!Money::fromMinor(Money::kMaxRowMinor + 1).fitsRow());
        QVERIFY(!Money::fromMinor(-Money::kMaxRowMinor - 1).fitsRow());
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
