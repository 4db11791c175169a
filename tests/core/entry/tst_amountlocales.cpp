// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/amounttext.h"
#include "core/entry/typedtext.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <utility>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

QList<QLocale> allLocales()
{
    return QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
}

/// Collects the names of the locales for which a test fails.
class Failures
{
public:
    void check(bool isRight, const QLocale &locale, const QString &text)
    {
        if (!isRight)
            m_failures << locale.name() + u": "_s + text;
    }
    [[nodiscard]] QByteArray text() const { return m_failures.join(u'\n').left(2000).toUtf8(); }
    [[nodiscard]] bool areNone() const { return m_failures.isEmpty(); }

private:
    QStringList m_failures;
};

} // namespace

class TestAmountLocales : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomAmountsAreReadBackInEveryLocale()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        Failures failures;
        for (const QLocale &locale : allLocales()) {
            for (int i = 0; i < 20; ++i) {
                const auto digits = static_cast<quint64>(std::pow(10, 1 + static_cast<int>(random() % 10)));
                const auto magnitude = static_cast<qint64>(random() % digits);
                const Money amount = Money::fromMinor(random() % 2 == 0 ? magnitude : -magnitude);
                for (const QString &text : {formatAmount(amount, locale), editableAmount(amount, locale)})
                    failures.check(parseAmount(text, locale) == Result<Money>(amount), locale, text);
            }
        }
        QVERIFY2(failures.areNone(), failures.text().constData());
    }

    void shownAmountsCanBeAddedInEveryLocale()
    {
        Failures failures;
        const Money left = Money::fromMinor(123'456'789);
        const Money right = Money::fromMinor(-98'765);
        for (const QLocale &locale : allLocales()) {
            const QString text = formatAmount(left, locale) + u" + "_s + formatAmount(right, locale);
            failures.check(parseAmount(text, locale) == Result<Money>(left + right), locale, text);
            const QString product = formatAmount(right, locale) + u"*3"_s;
            failures.check(parseAmount(product, locale) == Result<Money>(Money::fromMinor(-296'295)), locale, product);
        }
        QVERIFY2(failures.areNone(), failures.text().constData());
    }

    /// Programs and banks print '1234.50', whatever the locale.
    void aDotIsADecimalSignInEveryLocale()
    {
        Failures failures;
        for (const QLocale &locale : allLocales()) {
            for (const auto &[text, minor] :
                 {std::pair(u"12.50"_s, 1250), std::pair(u"0.5"_s, 50), std::pair(u"-.07"_s, -7),
                  std::pair(u"1234.5"_s, 123'450), std::pair(u"99999999.99"_s, 0)}) {
                const Money amount = minor == 0 ? Money::fromMinor(Money::kMaxRowMinor) : Money::fromMinor(minor);
                failures.check(parseAmount(text, locale) == Result<Money>(amount), locale, text);
            }
        }
        QVERIFY2(failures.areNone(), failures.text().constData());
    }

    void apostrophesGroupInEveryLocale()
    {
        Failures failures;
        for (const QLocale &locale : allLocales()) {
            for (const QString &text : {u"1'234'567.89"_s, u"1’234’567.89"_s, u"1‘234‘567.89"_s, u"1＇234＇567.89"_s})
                failures.check(parseAmount(text, locale) == Result<Money>(Money::fromMinor(123'456'789)), locale, text);
        }
        QVERIFY2(failures.areNone(), failures.text().constData());
    }

    void arabicSignsAreReadInEveryLocale()
    {
        Failures failures;
        for (const QLocale &locale : allLocales()) {
            for (const QString &text : {u"١٢٫٥٠"_s, u"12٫50"_s, u"۱۲٫۵"_s})
                failures.check(parseAmount(text, locale) == Result<Money>(Money::fromMinor(1250)), locale, text);
            const QString grouped = u"١٬٢٣٤٫٥٠"_s;
            failures.check(parseAmount(grouped, locale) == Result<Money>(Money::fromMinor(123'450)), locale, grouped);
        }
        QVERIFY2(failures.areNone(), failures.text().constData());
    }

    void digitsOfEveryScriptAreReadInEveryLocale()
    {
        const QString digits = u"٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐᥆᧐᭐᮰᱀᱐꘠꣐꤀꩐꯰０"_s;
        for (const QChar zero : digits) {
            QString text;
            for (const int digit : {1, 2, 3, 4})
                text += QChar(static_cast<char16_t>(zero.unicode() + digit));
            QVERIFY2(parseAmount(text + u".5"_s, QLocale::c()) == Result<Money>(Money::fromMinor(123'450)),
                     text.toUtf8().constData());
        }
        const QString chakma = u"\U00011137\U00011138.\U00011136"_s; // 12.0 in a script beyond U+FFFF
        QVERIFY(parseAmount(chakma, QLocale::c()));
    }

    /// Keyboards in Iran and Afghanistan have '/' and not the Arabic decimal sign.
    void aSlashIsADecimalSignInIranAndAfghanistan_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("minor"); // -1: refused
        for (const char *text : {"۱۲/۵۰", "12/50", "12/5", "۱۲/۵"})
            QTest::newRow(text) << QString::fromUtf8(text) << 1250;
        QTest::newRow("sum") << u"۱۲/۵۰+۳/۲۵"_s << 1575;
        QTest::newRow("grouped") << u"۱٬۲۳۴/۵۰"_s << 123'450;
        QTest::newRow("spaces divide") << u"100 / 4"_s << 2500;
        QTest::newRow("a sign that only divides") << u"100÷4"_s << 2500;
        QTest::newRow("a quotient of a decimal") << u"84٫60/3"_s << 2820;
        QTest::newRow("three decimals") << u"12/345"_s << -1;
        QTest::newRow("a date") << u"1403/1/31"_s << -1;
        QTest::newRow("a decimal and a division") << u"12/50 / 2"_s << -1;
    }
    void aSlashIsADecimalSignInIranAndAfghanistan()
    {
        QFETCH(QString, text);
        QFETCH(int, minor);
        for (const char *name : {"fa_IR", "fa_AF", "ps_AF"}) {
            const auto amount = parseAmount(text, QLocale(QString::fromLatin1(name)));
            QCOMPARE(amount ? static_cast<int>(amount->minor()) : -1, minor);
        }
    }

    void aSlashIsRefusedWhereItIsUnclear()
    {
        const QLocale arabic(u"ar_EG"_s);
        for (const QString &text : {u"١٢/٥٠"_s, u"12/50"_s, u"1+12/50"_s})
            QCOMPARE(parseAmount(text, arabic).error().kind, ErrorKind::AmountInvalid);
        QCOMPARE(parseAmount(u"84.60/3", arabic), Result<Money>(Money::fromMinor(2820)));
        QCOMPARE(parseAmount(u"100 / 4", arabic), Result<Money>(Money::fromMinor(2500)));
    }

    void fullWidthFormsAreReadAsTheirAsciiCharacters()
    {
        const QLocale japanese(u"ja_JP"_s);
        QCOMPARE(parseAmount(u"１２．５０", japanese), Result<Money>(Money::fromMinor(1250)));
        QCOMPARE(parseAmount(u"１，２３４．５０", japanese), Result<Money>(Money::fromMinor(123'450)));
        QCOMPARE(parseAmount(u"－１２＋３＊２", japanese), Result<Money>(Money::fromMinor(-600)));
        QCOMPARE(parseAmount(u"　１２　", japanese), Result<Money>(Money::fromMinor(1200)));
        QCOMPARE(parseAmount(u"１ｅ５", japanese).error().kind, ErrorKind::AmountInvalid);
    }

    void directionMarksDoNotMatter()
    {
        for (const QString &mark : {u"\u200e"_s, u"\u200f"_s, u"\u061c"_s, u"\u202a"_s, u"\u202c"_s, u"\u2066"_s,
                                    u"\u2069"_s, u"\ufeff"_s, u"\u200b"_s}) {
            const QString text = mark + u"-"_s + mark + u"1"_s + mark + u"2.5"_s + mark + u"0"_s + mark;
            QCOMPARE(parseAmount(text, QLocale::c()), Result<Money>(Money::fromMinor(-1250)));
        }
    }

    void groupsMustBeComplete_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        const auto rows = [](const char *locale, const QList<const char *> &texts) {
            for (const char *text : texts)
                QTest::addRow("%s: %s", locale, text) << QString::fromLatin1(locale) << QString::fromUtf8(text);
        };
        rows("en_US",
             {"1,2345", "12,34", "1234,567", "1,234,56", ",234", "1,,234", "1,234,", "1,234.50,000", "1 234.50", "0,5",
              "1,234'567,8"});
        rows("de_DE", {"1.2345,00", "1234.567,00", "1.23,50", "1..234,00", ".234,00", "1.234.56", "1 234,50"});
        rows("fr_FR", {"1 2345", "12 34,50", "1 234 5"});
        rows("en_IN", {"1,23,45.00", "1,2,345.00", "123,45,678.00"});
        rows("de_CH", {"1'2345.00", "1''234.00", "'234.00", "1'234'"});
    }
    void groupsMustBeComplete()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        const auto amount = parseAmount(text, QLocale(locale));
        QVERIFY2(!amount, amount ? qPrintable(amount->toDecimal()) : "");
        QCOMPARE(amount.error().kind, ErrorKind::AmountInvalid);
    }

    void editableTextsHaveNoGroups()
    {
        Failures failures;
        const Money amount = Money::fromMinor(9'876'543'210);
        for (const QLocale &locale : allLocales()) {
            const QString typed = typedText(editableAmount(amount, locale));
            const QString point = typedText(locale.decimalPoint());
            failures.check(typed == u"98765432"_s + point + u"10"_s, locale, typed);
        }
        QVERIFY2(failures.areNone(), failures.text().constData());
    }

    void theWholeRangeOf64BitsCanBeShown()
    {
        const Money least = Money::fromMinor(std::numeric_limits<qint64>::min());
        const Money most = Money::fromMinor(std::numeric_limits<qint64>::max());
        const QLocale english(u"en_US"_s);
        QCOMPARE(formatAmount(least, english), u"-92,233,720,368,547,758.08"_s);
        QCOMPARE(formatAmount(most, english), u"92,233,720,368,547,758.07"_s);
        QCOMPARE(editableAmount(least, QLocale(u"de_DE"_s)), u"-92233720368547758,08"_s);
        QCOMPARE(formatAmount(most, QLocale(u"en_IN"_s)), u"92,23,37,20,36,85,47,758.07"_s);
    }
};

QTEST_APPLESS_MAIN(TestAmountLocales)
#include "tst_amountlocales.moc"
