// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/datetext.h"
#include "core/entry/typedtext.h"

#include <QRandomGenerator>
#include <QTest>

#include <random>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const QDate kToday(2024, 6, 20);

QList<QLocale> allLocales()
{
    return QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
}

QDate parsed(const QString &text, const char *locale = "en_US", QDate today = kToday)
{
    return parseDate(text, QLocale(QString::fromLatin1(locale)), today).value_or(QDate());
}

/// The texts of a date whose numbers stand in the order of `numbers`, with every separator and spacing.
QStringList spellings(const QStringList &numbers)
{
    QStringList texts{numbers.join(u' ')};
    for (const QString &separator : {u"-"_s, u"."_s, u"/"_s, u","_s}) {
        for (const QString &shape : {u"%1"_s, u"%1 "_s, u" %1"_s, u" %1 "_s})
            texts << numbers.join(shape.arg(separator));
    }
    return texts;
}

} // namespace

class TestDateNotations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomDatesAreReadBackInEveryLocale()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937_64 random(seed);
        const qint64 first = QDate(kFirstTypedYear, 1, 1).toJulianDay();
        const qint64 days = QDate(kLastTypedYear, 12, 31).toJulianDay() - first + 1;
        QStringList failed;
        for (const QLocale &locale : allLocales()) {
            for (int i = 0; i < 20; ++i) {
                const QDate date = QDate::fromJulianDay(first
                                                        + static_cast<qint64>(random() % static_cast<quint64>(days)));
                const QString shown = formatDate(date, locale);
                if (parseDate(shown, locale, kToday) != Result<QDate>(date))
                    failed << locale.name() + u": "_s + shown;
            }
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n').left(2000)));
    }

    void isoAndGermanDatesAreReadInEveryLocale()
    {
        QStringList failed;
        for (const QLocale &locale : allLocales()) {
            for (const QString &text : {u"2024-02-03"_s, u"2024/2/3"_s, u"2024.02.03"_s, u"3.2.2024"_s, u"03.02.2024"_s,
                                        u"3. 2. 2024"_s, u"3.2.24"_s}) {
                const bool isYearFirst = text.startsWith(u"2024"_s);
                if (parseDate(text, locale, kToday) != Result<QDate>(QDate(2024, 2, 3)))
                    failed << locale.name() + (isYearFirst ? u": ISO "_s : u": German "_s) + text;
            }
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n').left(2000)));
    }

    void numbersAreReadInTheLocalesOrderWithEverySeparator()
    {
        const QDate date(2024, 2, 3);
        for (const QString &text : spellings({u"3"_s, u"2"_s, u"2024"_s}))
            QVERIFY2(parsed(text, "en_GB") == date, qPrintable(text));
        for (const QString &text : spellings({u"03"_s, u"02"_s, u"24"_s}))
            QVERIFY2(parsed(text, "fr_FR") == date, qPrintable(text));
        for (const QString &text : spellings({u"2"_s, u"3"_s, u"2024"_s})) {
            const QDate american = text.contains(u'.') ? QDate(2024, 3, 2) : date; // with dots the day comes first
            QVERIFY2(parsed(text, "en_US") == american, qPrintable(text));
        }
        for (const char *locale : {"en_US", "en_GB", "de_DE", "sv_SE", "ja_JP", "hu_HU", "fa_IR"}) {
            for (const QString &text : spellings({u"2024"_s, u"2"_s, u"3"_s}))
                QVERIFY2(parsed(text, locale) == date, qPrintable(QString::fromLatin1(locale) + u' ' + text));
        }
        for (const QString &text : spellings({u"24"_s, u"2"_s, u"3"_s})) {
            const QDate swedish = text.contains(u'.') ? QDate(2003, 2, 24) : date;
            QVERIFY2(parsed(text, "sv_SE") == swedish, qPrintable(text));
        }
    }

    void aYearOfTwoDigitsIsTheNearest()
    {
        for (int thisYear = 1950; thisYear <= 2150; ++thisYear) {
            const QDate today(thisYear, 6, 20);
            for (int year = 0; year < 100; ++year) {
                const QString text = u"1.2."_s + QString::number(year).rightJustified(2, u'0');
                const int full = parsed(text, "de_DE", today).year();
                QCOMPARE(full % 100, year);
                QVERIFY2(full >= thisYear - 49 && full <= thisYear + 50, qPrintable(text));
            }
        }
    }

    void leapDaysExistInLeapYearsAlone()
    {
        for (int year = kFirstTypedYear; year <= kLastTypedYear; ++year) {
            const QString text = u"29.2."_s + QString::number(year);
            QCOMPARE(parsed(text, "de_DE").isValid(), QDate::isLeapYear(year));
            QCOMPARE(parsed(QString::number(year) + u"-02-29"_s).isValid(), QDate::isLeapYear(year));
        }
        QCOMPARE(parsed(u"29.2."_s, "de_DE", QDate(2024, 12, 31)), QDate(2024, 2, 29));
        QVERIFY(!parsed(u"29.2."_s, "de_DE", QDate(2023, 12, 31)).isValid());
        QCOMPARE(parsed(u"29"_s, "de_DE", QDate(2024, 2, 1)), QDate(2024, 2, 29));
        QVERIFY(!parsed(u"29"_s, "de_DE", QDate(2023, 2, 1)).isValid());
    }

    void aDayAloneIsOfThisMonthAndADayWithAMonthOfThisYear()
    {
        for (int month = 1; month <= 12; ++month) {
            const QDate today(2023, month, 15);
            for (int day = 0; day <= 32; ++day) {
                const QDate expected(2023, month, day);
                QCOMPARE(parsed(QString::number(day), "en_US", today), expected);
                QCOMPARE(parsed(u"%1.%2."_s.arg(day).arg(month), "en_US", today), expected);
                QCOMPARE(parsed(u"%1/%2"_s.arg(month).arg(day), "en_US", today), expected);
                QCOMPARE(parsed(u"%1/%2"_s.arg(day).arg(month), "en_GB", today), expected);
                QCOMPARE(parsed(u"%1-%2"_s.arg(month).arg(day), "sv_SE", today), expected);
            }
        }
    }

    void theFirstAndTheLastYearAreReadAndNoOther()
    {
        QCOMPARE(parsed(u"1800-01-01"_s), QDate(1800, 1, 1));
        QCOMPARE(parsed(u"2299-12-31"_s), QDate(2299, 12, 31));
        QCOMPARE(parsed(u"1.1.1800"_s, "de_DE"), QDate(1800, 1, 1));
        for (const auto &text : {u"1799-12-31"_s, u"2300-01-01"_s, u"0000-01-01"_s, u"0000-12-31"_s, u"1.1.0000"_s,
                                 u"10000-01-01"_s, u"1.1.10000"_s, u"-0001-01-01"_s, u"1.1.-1"_s})
            QVERIFY2(!parsed(text).isValid(), qPrintable(text));
    }

    void otherTextsAreNoDate_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"2024-1",
                                 "2024",
                                 "202",
                                 "1.2.202",
                                 "1.2.20245",
                                 "31.4.2024",
                                 "2024-04-31",
                                 "0.1.2024",
                                 "1.0.2024",
                                 "32.1.2024",
                                 "1.13.2024",
                                 "13/13/2024",
                                 "2024-13-01",
                                 "2024-00-10",
                                 "2024-01-00",
                                 "1..2.2024",
                                 "1.2..2024",
                                 "1./2.2024",
                                 "1-2/2024",
                                 "1/2.2024",
                                 ".1.2.2024",
                                 "1.2.2024.1",
                                 "1.2.2024x",
                                 "x1.2.2024",
                                 "1.2.2024 12:00",
                                 "2024-01-31T00:00",
                                 "today",
                                 "tomorrow",
                                 "+1",
                                 "-1",
                                 "1.Feb.2024",
                                 "Jan 5",
                                 "1e1",
                                 "1:2:2024",
                                 "1\\2\\2024",
                                 "1_2_2024",
                                 "20240131",
                                 "310124",
                                 "1;2;2024",
                                 "--",
                                 "."})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("a very long number") << QString(10'000, u'1');
        QTest::newRow("roman numbers") << u"Ⅰ.Ⅱ.2024"_s;
    }
    void otherTextsAreNoDate()
    {
        QFETCH(QString, text);
        for (const char *locale : {"en_US", "en_GB", "de_DE", "sv_SE"}) {
            const auto date = parseDate(text, QLocale(QString::fromLatin1(locale)), kToday);
            QVERIFY2(!date, locale);
            QCOMPARE(date.error().kind, ErrorKind::DateInvalid);
            QCOMPARE(date.error().field, Field::Date);
            QCOMPARE(date.error().detail, text.trimmed());
        }
    }

    void digitsAndSignsOfOtherScriptsAreRead()
    {
        QCOMPARE(parsed(u"２０２４／０２／０３"_s, "ja_JP"), QDate(2024, 2, 3));
        QCOMPARE(parsed(u"２０２４－０２－０３"_s, "zh_CN"), QDate(2024, 2, 3));
        QCOMPARE(parsed(u"\u0663\u200f/\u0662\u200f/\u0662\u0660\u0662\u0664"_s, "ar_EG"), QDate(2024, 2, 3));
        QCOMPARE(parsed(u"2024\u20102\u20113"_s), QDate(2024, 2, 3));
        QCOMPARE(parsed(u"2024\u22122\u22123"_s), QDate(2024, 2, 3));
        QCOMPARE(parsed(u"\u00a03.\u202f2.\u20092024\u3000"_s, "de_DE"), QDate(2024, 2, 3));
    }

    void emptyTextsAreAnEmptyField()
    {
        for (const auto &text : {QString(), u" "_s, u"\t\n"_s, u"\u00a0"_s, u"\u200e"_s, u"\ufeff \u200f"_s})
            QCOMPARE(parseDate(text, QLocale::c(), kToday).error().kind, ErrorKind::FieldEmpty);
    }

    void aShownDateHasAYearOfFourDigits()
    {
        QStringList failed;
        for (const QLocale &locale : allLocales()) {
            const QString shown = typedText(formatDate(QDate(2024, 11, 25), locale));
            if (!shown.contains(u"2024"_s) || !shown.contains(u"11"_s) || !shown.contains(u"25"_s))
                failed << locale.name() + u": "_s + shown;
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(TestDateNotations)
#include "tst_datenotations.moc"
