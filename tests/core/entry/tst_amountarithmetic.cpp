// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/amounttext.h"

#include <QRandomGenerator>
#include <QTest>

#include <random>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const QLocale kEnglish(u"en_US"_s);

Result<Money> parsed(const QString &text)
{
    return parseAmount(text, kEnglish);
}

/// A term of a random expression: `value` in minor units, or a product or quotient with a small whole number.
struct Term
{
    qint64 value = 0;
    qint64 factor = 1;
    qint64 divisor = 1;

    [[nodiscard]] QString text() const
    {
        QString text = Money::fromMinor(value).toDecimal();
        if (factor != 1)
            text += u'*' + QString::number(factor);
        if (divisor != 1)
            text += u'/' + QString::number(divisor);
        return text;
    }
};

/// numerator / denominator, rounded half away from zero.
qint64 rounded(qint64 numerator, qint64 denominator)
{
    const qint64 magnitude = (2 * qAbs(numerator) + denominator) / (2 * denominator);
    return numerator < 0 ? -magnitude : magnitude;
}

} // namespace

class TestAmountArithmetic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsHaveTheirValue_data()
    {
        QTest::addColumn<qint64>("minor");
        const auto row = [](const char *text, qint64 minor) { QTest::newRow(text) << minor; };
        row("12.50+3", 1550);
        row("12.50-3", 950);
        row("12.50 - 20", -750);
        row("1+2+3+4+5+6+7+8+9+10", 5500);
        row("10-1-2-3", 400);
        row("2+3*4", 1400);
        row("2*3+4", 1000);
        row("10-6/2", 700);
        row("20-2*3*2", 800);
        row("100/5/4", 500);
        row("100/5*4", 8000);
        row("100*4/5", 8000);
        row("12/3-8/4", 200);
        row("-2*3", -600);
        row("2*-3", -600);
        row("-2*-3", 600);
        row("-6/-3", 200);
        row("6/-3", -200);
        row("1--1", 200);
        row("1+-1", 0);
        row("- 5", -500);
        row("-0", 0);
        row("0*99999999.99", 0);
        row("0/7", 0);
        row("1/3+1/3+1/3", 100);
        row("1/3*3", 100);
        row("2/3", 67);
        row("-2/3", -67);
        row("1/8", 13);
        row("-1/8", -13);
        row("3/8", 38);
        row("1/200", 1);
        row("-1/200", -1);
        row("1/201", 0);
        row("0.01*0.01", 0);
        row("0.1*0.1", 1);
        row("0.07*0.07", 0);
        row("0.10*0.05", 1);
        row("19.99*3", 5997);
        row("1.5/0.5", 300);
        row(".5+.5", 100);
        row("5.+5.", 1000);
        row("1,234.50+1", 123550);
        row("1,000*2/4", 50000);
        row("99999999.99", 9'999'999'999);
        row("99999999.98+0.01", 9'999'999'999);
        row("99999999.99+1-1", 9'999'999'999);
        row("-99999999.99-1+1", -9'999'999'999);
        row("99999999.99*1", 9'999'999'999);
        row("99999999.99/99999999.99", 100);
        row("0.01/99999999.99", 0);
    }
    void expressionsHaveTheirValue()
    {
        QFETCH(qint64, minor);
        const auto amount = parsed(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(amount);
        QCOMPARE(amount->minor(), minor);
    }

    void faultyExpressionsAreNamed_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        const auto rows = [](ErrorKind kind, const QList<const char *> &texts) {
            for (const char *text : texts)
                QTest::newRow(text) << kind;
        };
        rows(ErrorKind::AmountInvalid,
             {"+",     "-",    "*",     "/",      "1+",    "1-",   "1*",      "1/",       "+1",
              "*1",    "/1",   "1++1",  "1**2",   "1//2",  "1*/2", "1+*2",    "---1",     "--1",
              "1---1", "1 2",  "1 . 5", "1. 5",   "1 +",   "(1)",  "(1+2)*3", "1=1",      "=1+1",
              "1%",    "2^3",  "1e2",   "0x1",    "1_000", "5/0",  "5/0.00",  "0/0",      "5/(1-1)",
              "5/-0",  "1:2",  "1,5",   "1,23,4", ".",     ".+.",  "1..2",    "1.2.3",    "$5",
              "5 EUR", "five", "1+abc", "NaN",    "inf+1", "1;2",  "1&2",     "\xc2\xbd", "1\xc2\xb2"});
        rows(ErrorKind::AmountTooLarge,
             {"100000000", "-100000000", "99999999.99+0.01", "-99999999.99-0.01", "99999999.99*2", "10000*10000",
              "99999999.99/0.5", "100000000-1", "1+100000000", "99999999.99*99999999.99", "99999999999999999999",
              "99999999.99*99999999.99*99999999.99*99999999.99"});
        rows(ErrorKind::AmountTooManyDecimals, {"0.001", "1.000", "1+0.005", "0.123*2", "2/0.333", "12.345"});
        rows(ErrorKind::FieldEmpty, {"", " ", "\t", "\n", "\xc2\xa0", "\xe2\x80\xaf "});
    }
    void faultyExpressionsAreNamed()
    {
        QFETCH(ErrorKind, kind);
        const auto amount = parsed(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY2(!amount, amount ? qPrintable(amount->toDecimal()) : "");
        QCOMPARE(amount.error().kind, kind);
        QCOMPARE(amount.error().field, Field::Amount);
    }

    void blanksBetweenNumbersAndSignsDoNotMatter()
    {
        const QStringList blanks{QString(), u" "_s, u"  "_s, u"\t"_s, u"\u00a0"_s, u"\u202f"_s, u"\u3000"_s};
        for (const QString &blank : blanks) {
            const QString text = QStringList{u"12.50"_s, u"+"_s, u"3"_s, u"*"_s, u"-"_s, u"2"_s, u"/"_s, u"4"_s}.join(
                blank);
            QCOMPARE(parsed(blank + text + blank), Result<Money>(Money::fromMinor(1100)));
        }
    }

    void signsOfEveryKindAreRead()
    {
        for (const QString &minus :
             {u"-"_s, u"\u2010"_s, u"\u2011"_s, u"\u2012"_s, u"\u2013"_s, u"\u2212"_s, u"\ufe63"_s, u"\uff0d"_s}) {
            QCOMPARE(parsed(minus + u"12.50"_s), Result<Money>(Money::fromMinor(-1250)));
            QCOMPARE(parsed(u"12.50"_s + minus + u"3"_s), Result<Money>(Money::fromMinor(950)));
            QCOMPARE(parsed(u"2*"_s + minus + u"3"_s), Result<Money>(Money::fromMinor(-600)));
        }
        for (const QString &times : {u"*"_s, u"\u00d7"_s, u"\uff0a"_s})
            QCOMPARE(parsed(u"2"_s + times + u"3"_s), Result<Money>(Money::fromMinor(600)));
        for (const QString &division : {u"/"_s, u"\u00f7"_s, u"\uff0f"_s})
            QCOMPARE(parsed(u"6"_s + division + u"3"_s), Result<Money>(Money::fromMinor(200)));
        QCOMPARE(parsed(u"2\uff0b3"_s), Result<Money>(Money::fromMinor(500)));
    }

    void sumsOfManyTermsAreExact()
    {
        QCOMPARE(parsed(QStringList(1000, u"0.01"_s).join(u'+')), Result<Money>(Money::fromMinor(1000)));
        QCOMPARE(parsed(QStringList(999, u"0.1"_s).join(u'+')), Result<Money>(Money::fromMinor(9990)));
        QCOMPARE(parsed(QStringList(300, u"1/3"_s).join(u'+')), Result<Money>(Money::fromMinor(10'000)));
        QCOMPARE(parsed(QStringList(600, u"1/6"_s).join(u'+')), Result<Money>(Money::fromMinor(10'000)));
    }

    void randomExpressionsHaveTheValueOfTheirFractions()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        const auto below = [&](quint64 limit) { return static_cast<qint64>(random() % limit); };
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            qint64 numerator = 0;
            qint64 denominator = 1;
            for (qint64 term = below(4); term >= 0; --term) {
                const Term t{below(100'000), below(5) + 1, below(6) + 1};
                const bool isMinus = !text.isEmpty() && below(2) == 0;
                text += (text.isEmpty() ? QString() : QString(isMinus ? u'-' : u'+')) + t.text();
                const qint64 value = t.value * t.factor * (isMinus ? -1 : 1);
                numerator = numerator * t.divisor + value * denominator;
                denominator *= t.divisor;
            }
            const auto amount = parsed(text);
            QVERIFY2(amount, qPrintable(text));
            QVERIFY2(amount->minor() == rounded(numerator, denominator), qPrintable(text));
        }
    }

    void randomTextsNeverGiveAnAmountBeyondARow()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        const QString alphabet = u"0123456789.,'+-*/ \u2212\u00d7\u066b\u066c\u00a0eE()"_s;
        for (int i = 0; i < 50'000; ++i) {
            QString text;
            for (quint64 length = random() % 24; length > 0; --length)
                text += alphabet.at(static_cast<qsizetype>(random() % static_cast<quint64>(alphabet.size())));
            const auto amount = parsed(text);
            QVERIFY2(!amount || amount->fitsRow(), qPrintable(text));
            QVERIFY2(amount || amount.error().field == Field::Amount, qPrintable(text));
        }
    }
};

QTEST_APPLESS_MAIN(TestAmountArithmetic)
#include "tst_amountarithmetic.moc"
