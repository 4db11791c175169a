// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/expense.h"
#include "core/budget/money.h"
#include "core/budget/summary.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLeast = std::numeric_limits<qint64>::min();
constexpr qint64 kMost = std::numeric_limits<qint64>::max();
/// The largest amount that fromDecimal() reads: 16 digits before the dot.
constexpr qint64 kMostReadByText = 999'999'999'999'999'999;

/// The decimal text of an amount, computed from its digits alone.
QString decimalOf(qint64 minor)
{
    QString digits = QString::number(minor);
    const bool isNegative = digits.startsWith(u'-');
    if (isNegative)
        digits.remove(0, 1);
    digits = digits.rightJustified(3, u'0');
    digits.insert(digits.size() - 2, u'.');
    return isNegative ? u'-' + digits : digits;
}

CategoryTotal total(qint64 minor, qint64 unreadable = 0)
{
    return {{CategoryId{1}, u"Food"_s, {}}, 1, Money::fromMinor(minor), unreadable};
}

Expense storedAs(const QString &amount)
{
    Expense expense;
    expense.stored.amount = amount;
    return expense;
}

} // namespace

class TestMoneyLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amountsNearEveryLimitSurviveAsText_data()
    {
        QTest::addColumn<qint64>("limit");
        for (const qint64 limit : {0LL, 100LL, 1000LL, Money::kMaxRowMinor, Money::kMaxReadableMinor,
                                   kMostReadByText - 301, 1LL << 31, 1LL << 32, 1LL << 53}) {
            QTest::addRow("%lld", limit) << limit;
            QTest::addRow("%lld", -limit - 1) << -limit - 1;
        }
    }
    void amountsNearEveryLimitSurviveAsText()
    {
        QFETCH(qint64, limit);
        for (qint64 minor = limit - 300; minor <= limit + 300; ++minor) {
            const QString text = Money::fromMinor(minor).toDecimal();
            QCOMPARE(text, decimalOf(minor));
            QCOMPARE(Money::fromDecimal(text), std::optional(Money::fromMinor(minor)));
            QVERIFY(Money::isExact(text));
        }
    }

    void randomAmountsSurviveAsText()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        for (int i = 0; i < 50'000; ++i) {
            const int bits = static_cast<int>(random() % 59) + 1;
            const qint64 magnitude = static_cast<qint64>(random() >> (64 - bits));
            const qint64 minor = random() % 2 == 0 ? magnitude : -magnitude;
            const QString text = Money::fromMinor(minor).toDecimal();
            QCOMPARE(text, decimalOf(minor));
            QCOMPARE(Money::fromDecimal(text), std::optional(Money::fromMinor(minor)));
        }
    }

    void theWholeRangeOf64BitsCanBePrinted()
    {
        for (const qint64 minor : {kLeast, kLeast + 1, kMost, kMost - 1})
            QCOMPARE(Money::fromMinor(minor).toDecimal(), decimalOf(minor));
        QCOMPARE(Money::fromMinor(kLeast).toDecimal(), u"-92233720368547758.08"_s);
    }

    void thousandthsAreRoundedHalfAwayFromZero()
    {
        for (int thousandths = -3000; thousandths <= 3000; ++thousandths) {
            const int magnitude = qAbs(thousandths);
            const QString text = (thousandths < 0 ? u"-"_s : QString()) + QString::number(magnitude / 1000) + u'.'
                + QString::number(magnitude % 1000).rightJustified(3, u'0');
            const qint64 rounded = (thousandths < 0 ? -1 : 1) * ((magnitude + 5) / 10);
            QVERIFY2(Money::fromDecimal(text) == Money::fromMinor(rounded), qPrintable(text));
            QVERIFY2(Money::isExact(text) == (magnitude % 10 == 0), qPrintable(text));
        }
    }

    void theThirdDecimalAloneDecidesTheRounding_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<bool>("isExact");
        QTest::newRow("0.004999999999999999999999") << 0LL << false;
        QTest::newRow("0.005000000000000000000000") << 1LL << false;
        QTest::newRow("0.005000000000000000000001") << 1LL << false;
        QTest::newRow("-0.0049999") << 0LL << false;
        QTest::newRow("-0.0050000") << -1LL << false;
        QTest::newRow("0.99499") << 99LL << false;
        QTest::newRow("0.995") << 100LL << false;
        QTest::newRow("-9.995") << -1000LL << false;
        QTest::newRow("99999999.994") << Money::kMaxRowMinor << false;
        QTest::newRow("99999999.995") << Money::kMaxRowMinor + 1 << false;
        QTest::newRow("1.500000000000000000000000") << 150LL << true;
        QTest::newRow("1.000000000000000000000001") << 100LL << false;
        QTest::newRow("9999999999999999.994") << kMostReadByText << false;
        QTest::newRow("9999999999999999.999") << kMostReadByText + 1 << false;
        QTest::newRow("-0") << 0LL << true;
        QTest::newRow("-.01") << -1LL << true;
        QTest::newRow("-7.") << -700LL << true;
        QTest::newRow("000000000000012.5") << 1250LL << true;
    }
    void theThirdDecimalAloneDecidesTheRounding()
    {
        QFETCH(qint64, minor);
        QFETCH(bool, isExact);
        const QString text = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(Money::fromDecimal(text), std::optional(Money::fromMinor(minor)));
        QCOMPARE(Money::isExact(text), isExact);
    }

    void otherTextsAreNoAmount_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts{u"nan"_s,
                                u"NaN"_s,
                                u"-NaN"_s,
                                u"inf"_s,
                                u"-inf"_s,
                                u"Infinity"_s,
                                u"-Infinity"_s,
                                u"1E5"_s,
                                u"1e+5"_s,
                                u"1e-5"_s,
                                u"0x10"_s,
                                u"1_000"_s,
                                u"1,000.00"_s,
                                u"1.000,00"_s,
                                u"$1"_s,
                                u"1 $"_s,
                                u"1 000"_s,
                                u" 1"_s,
                                u"1 "_s,
                                u"1\n"_s,
                                u"\t1"_s,
                                u"1\u00a0"_s,
                                u"\u22121"_s,
                                u"+1"_s,
                                u"--1"_s,
                                u"-+1"_s,
                                u"1-"_s,
                                u"(1)"_s,
                                u"1.-2"_s,
                                u"1..2"_s,
                                u".."_s,
                                u"-."_s,
                                u"1.2."_s,
                                u"\u00bd"_s,
                                u"1\u00b2"_s,
                                u"\u0661\u0662"_s,
                                u"\uff11.5"_s,
                                u"1.\uff15"_s,
                                u"\ufeff1"_s,
                                u"\u200e1"_s,
                                u"1/2"_s,
                                u"1+1"_s,
                                u"true"_s,
                                u"NULL"_s,
                                u"\\N"_s,
                                u"''"_s,
                                u"1;2"_s,
                                u"1'000"_s,
                                u"99999999999999999"_s,
                                u"-10000000000000000"_s};
        for (const QString &text : texts)
            QTest::addRow("%s", text.toUtf8().toPercentEncoding().constData()) << text;
        QTest::newRow("NUL behind a number") << u"1"_s + QChar(u'\0');
        QTest::newRow("a very long number") << QString(100'000, u'9');
    }
    void otherTextsAreNoAmount()
    {
        QFETCH(QString, text);
        QCOMPARE(Money::fromDecimal(text), std::nullopt);
        QVERIFY(!Money::isExact(text));
        QVERIFY(!isAmountReadable(storedAs(text)));
        QVERIFY(!isAmountRounded(storedAs(text)));
    }

    void sumsStopAtTheLimitsOf64Bits_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::addColumn<qint64>("right");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *name, qint64 left, qint64 right, bool fits) {
            QTest::newRow(name) << left << right << fits;
        };
        row("the largest and nothing", kMost, 0, true);
        row("the largest and a cent", kMost, 1, false);
        row("a cent below the largest", kMost - 1, 1, true);
        row("the least and nothing", kLeast, 0, true);
        row("the least less a cent", kLeast, -1, false);
        row("the least and the largest", kLeast, kMost, true);
        row("twice the largest", kMost, kMost, false);
        row("twice the least", kLeast, kLeast, false);
        row("halves", kMost / 2, kMost / 2 + 1, true);
        row("halves and a cent", kMost / 2 + 1, kMost / 2 + 1, false);
    }
    void sumsStopAtTheLimitsOf64Bits()
    {
        QFETCH(qint64, left);
        QFETCH(qint64, right);
        QFETCH(bool, fits);
        for (const auto &[a, b] : {std::pair(left, right), std::pair(right, left)}) {
            const auto sum = Money::fromMinor(a).plus(Money::fromMinor(b));
            QCOMPARE(sum.has_value(), fits);
            if (fits)
                QCOMPARE(sum->minor(), a + b);
        }
    }

    void rowsHoldAmountsUpToTheColumnsLimit()
    {
        for (int cents = 0; cents <= 200; ++cents) {
            for (const int sign : {1, -1}) {
                QVERIFY(Money::fromMinor(sign * (Money::kMaxRowMinor - cents)).fitsRow());
                QVERIFY(!Money::fromMinor(sign * (Money::kMaxRowMinor + 1 + cents)).fitsRow());
            }
        }
        QVERIFY(!Money::fromMinor(kMost).fitsRow());
        QVERIFY(!Money::fromMinor(kLeast).fitsRow());
    }

    void storedAmountsAreReadableUpToTheLimit_data()
    {
        QTest::addColumn<bool>("isReadable");
        QTest::newRow("9999999999999.99") << true;
        QTest::newRow("-9999999999999.99") << true;
        QTest::newRow("9999999999999.994") << true;
        QTest::newRow("9999999999999.995") << false;
        QTest::newRow("-9999999999999.995") << false;
        QTest::newRow("10000000000000.00") << false;
        QTest::newRow("0.001") << true;
        QTest::newRow("12.345") << true;
        QTest::newRow("123456789012345678901234567890.12") << false;
    }
    void storedAmountsAreReadableUpToTheLimit()
    {
        QFETCH(bool, isReadable);
        const Expense expense = storedAs(QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(isAmountReadable(expense), isReadable);
        QCOMPARE(isAmountRounded(expense), isReadable);
        QVERIFY(isAmountReadable(storedAs({})));
        QVERIFY(!isAmountRounded(storedAs({})));
    }

    void theTotalOfAMonthDoesNotDependOnTheOrder_data()
    {
        QTest::addColumn<QList<qint64>>("totals");
        QTest::addColumn<QString>("sum");
        QTest::newRow("nothing") << QList<qint64>{} << u"0.00"_s;
        QTest::newRow("credits") << QList<qint64>{-100, 250, -151} << u"-0.01"_s;
        QTest::newRow("at the limit") << QList<qint64>{kMost - 1, 1} << decimalOf(kMost);
        QTest::newRow("beyond the limit") << QList<qint64>{kMost, 1} << QString();
        QTest::newRow("beyond and back") << QList<qint64>{kMost, 1, -1} << decimalOf(kMost);
        QTest::newRow("far beyond and back") << QList<qint64>{kMost, kMost, kLeast, kLeast, 7} << u"0.05"_s;
        QTest::newRow("below the limit and back") << QList<qint64>{kLeast, -1, 1} << decimalOf(kLeast);
        QTest::newRow("below the limit") << QList<qint64>{kLeast, -1} << QString();
        QTest::newRow("far below the limit") << QList<qint64>{kLeast, kLeast, kLeast} << QString();
    }
    void theTotalOfAMonthDoesNotDependOnTheOrder()
    {
        QFETCH(QList<qint64>, totals);
        QFETCH(QString, sum);
        std::ranges::sort(totals);
        do {
            MonthSummary summary;
            for (const qint64 minor : totals)
                summary.push_back(total(minor));
            const auto found = totalOf(summary);
            QCOMPARE(found ? found->toDecimal() : QString(), sum);
        } while (std::ranges::next_permutation(totals).found);
    }

    void unreadableRowsAreCountedOverAllCategories()
    {
        QCOMPARE(unreadableOf({}), 0);
        QCOMPARE(unreadableOf({total(1), total(2)}), 0);
        QCOMPARE(unreadableOf({total(1, 2), total(2, 0), total(0, 40)}), 42);
    }
};

QTEST_APPLESS_MAIN(TestMoneyLimits)
#include "tst_moneylimits.moc"
