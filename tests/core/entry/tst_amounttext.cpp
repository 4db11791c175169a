// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/amounttext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestAmountText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minor");
        const auto row = [](const char *locale, const QString &text, qint64 minor) {
            QTest::addRow("%s: %s", locale, qPrintable(text)) << QString::fromLatin1(locale) << text << minor;
        };
        row("en_US", u"12.50"_s, 1250);
        row("en_US", u"12"_s, 1200);
        row("en_US", u".5"_s, 50);
        row("en_US", u" 7 "_s, 700);
        row("en_US", u"-0.01"_s, -1);
        row("en_US", u"−3"_s, -300);
        row("en_US", u"1,234.50"_s, 123450);
        row("en_US", u"1,234"_s, 123400);
        row("en_US", u"12,345,678.90"_s, 1234567890);
        row("en_US", u"99999999.99"_s, 9999999999);
        row("en_US", u"0"_s, 0);
        row("de_DE", u"12,50"_s, 1250);
        row("de_DE", u"12.50"_s, 1250);
        row("de_DE", u"1.234,50"_s, 123450);
        row("de_DE", u"1.234.567"_s, 123456700);
        row("de_DE", u"−3,5"_s, -350);
        row("fr_FR", u"1 234,50"_s, 123450);
        row("fr_FR", u"1\u202f234,50"_s, 123450);
        row("de_CH", u"12.50"_s, 1250);
        row("de_CH", u"1'234.50"_s, 123450);
        row("de_CH", u"1’234.50"_s, 123450);
        row("de_CH", u"1234,50"_s, 123450);
        row("en_US", u"1'234.50"_s, 123450);
        row("en_IN", u"1,23,456.78"_s, 12345678);
        row("en_IN", u"12,34,567"_s, 123456700);
        row("en_IN", u"123,456.78"_s, 12345678);
        row("fa_IR", u"۱٬۲۳۴٫۵۰"_s, 123450);
        row("fa_IR", u"1234,5"_s, 123450);
        row("bn_BD", u"১,২৩,৪৫৬.৭৮"_s, 12345678);
        row("en_US", u"‑3"_s, -300);
        row("en_US", u"１２．５０"_s.replace(u'．', u'.'), 1250);
        row("ar_EG", u"١٢٫٥٠"_s, 1250);
        row("en_US", u"12.50+3"_s, 1550);
        row("en_US", u"12.50 + 3 - 0.50"_s, 1500);
        row("en_US", u"3*4.20"_s, 1260);
        row("en_US", u"3 × 4.20"_s, 1260);
        row("en_US", u"84.60/3"_s, 2820);
        row("en_US", u"10/3"_s, 333);
        row("en_US", u"20/3"_s, 667);
        row("en_US", u"-20/3"_s, -667);
        row("en_US", u"0.01/2"_s, 1);
        row("en_US", u"10/3*3"_s, 1000);
        row("en_US", u"2+3*4"_s, 1400);
        row("en_US", u"5*-2"_s, -1000);
        row("en_US", u"0.1+0.2"_s, 30);
        row("en_US", u"1.50*1.50"_s, 225);
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        QFETCH(qint64, minor);
        const auto amount = parseAmount(text, QLocale(locale));
        QVERIFY(amount.has_value());
        QCOMPARE(amount->minor(), minor);
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *locale, const QString &text, ErrorKind kind) {
            QTest::addRow("%s: '%s'", locale, qPrintable(text.left(30))) << QString::fromLatin1(locale) << text << kind;
        };
        row("en_US", u""_s, ErrorKind::FieldEmpty);
        row("en_US", u"   "_s, ErrorKind::FieldEmpty);
        row("en_US", u"abc"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1e5"_s, ErrorKind::AmountInvalid);
        row("en_US", u"nan"_s, ErrorKind::AmountInvalid);
        row("en_US", u"inf"_s, ErrorKind::AmountInvalid);
        row("en_US", u"12 EUR"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1,23"_s, ErrorKind::AmountInvalid);
        row("en_IN", u"1,23,45.00"_s, ErrorKind::AmountInvalid);
        row("en_IN", u"123,45,678"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1,23,4567"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1,,234"_s, ErrorKind::AmountInvalid);
        row("en_US", u",234"_s, ErrorKind::AmountInvalid);
        row("en_US", u"12²"_s, ErrorKind::AmountInvalid);
        row("en_US", u"½"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1234,567.00"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1.2.3"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1+"_s, ErrorKind::AmountInvalid);
        row("en_US", u"+"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1++2"_s, ErrorKind::AmountInvalid);
        row("en_US", u"5/0"_s, ErrorKind::AmountInvalid);
        row("en_US", u"(1)"_s, ErrorKind::AmountInvalid);
        row("en_US", u"1.234"_s, ErrorKind::AmountTooManyDecimals);
        row("de_DE", u"1.234"_s, ErrorKind::AmountTooManyDecimals);
        row("de_DE", u"1,234"_s, ErrorKind::AmountTooManyDecimals);
        row("en_US", u"100000000.00"_s, ErrorKind::AmountTooLarge);
        row("en_US", u"99999999.99+0.01"_s, ErrorKind::AmountTooLarge);
        row("en_US", u"99999999*99999999*99999999"_s, ErrorKind::AmountTooLarge);
        row("en_US", QString(10'000, u'9'), ErrorKind::AmountTooLarge);
    }
    void refusesTheRest()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);
        const auto amount = parseAmount(text, QLocale(locale));
        QVERIFY(!amount.has_value());
        QCOMPARE(amount.error().kind, kind);
        QCOMPARE(amount.error().field, Field::Amount);
    }

    void showsTheLocalesNotation()
    {
        const Money amount = Money::fromMinor(-123456705);
        QCOMPARE(formatAmount(amount, QLocale(u"en_US"_s)), u"-1,234,567.05"_s);
        QCOMPARE(formatAmount(amount, QLocale(u"de_DE"_s)), u"-1.234.567,05"_s);
        QCOMPARE(editableAmount(amount, QLocale(u"de_DE"_s)), u"-1234567,05"_s);
        QCOMPARE(formatAmount(Money(), QLocale(u"en_US"_s)), u"0.00"_s);
        const Money million = Money::fromMinor(123456789);
        QCOMPARE(formatAmount(million, QLocale(u"en_IN"_s)), u"12,34,567.89"_s);
        QCOMPARE(formatAmount(million, QLocale(u"es_ES"_s)), u"1.234.567,89"_s);
        QCOMPARE(formatAmount(Money::fromMinor(123456), QLocale(u"es_ES"_s)), u"1234,56"_s);
        QCOMPARE(formatAmount(Money::fromMinor(1234567), QLocale(u"es_ES"_s)), u"12.345,67"_s);
        QCOMPARE(formatAmount(million, QLocale(u"de_CH"_s)), u"1’234’567.89"_s);
    }

    void aShownAmountIsReadBackInEveryLocale()
    {
        const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        QVERIFY(locales.size() > 500);
        QStringList failed;
        for (const QLocale &locale : locales) {
            for (const qint64 minor : {0LL, 1LL, -1LL, 99LL, 100LL, 123450LL, -123450LL, 12345678LL, 123456789LL,
                                       9'999'999'999LL, -9'999'999'999LL}) {
                const Money amount = Money::fromMinor(minor);
                for (const QString &shown : {formatAmount(amount, locale), editableAmount(amount, locale)}) {
                    if (parseAmount(shown, locale) != Result<Money>(amount))
                        failed << u"%1: %2 for %3"_s.arg(locale.name(), shown).arg(minor);
                }
            }
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(TestAmountText)
#include "tst_amounttext.moc"
