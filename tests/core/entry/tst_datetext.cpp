// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/datetext.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestDateText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        const auto row = [](const char *locale, const char *text, QDate date) {
            QTest::addRow("%s: %s", locale, text) << QString::fromLatin1(locale) << QString::fromLatin1(text) << date;
        };
        const QDate first(2024, 1, 31);
        row("en_US", "2024-01-31", first);
        row("de_DE", "2024-01-31", first);
        row("en_US", "1/31/2024", first);
        row("en_US", "01/31/24", first);
        row("en_US", "1-31-2024", first);
        row("en_US", "31.01.2024", first);
        row("en_GB", "31/01/2024", first);
        row("de_DE", "31.1.2024", first);
        row("de_DE", " 31. 1. 2024 ", first);
        row("de_DE", "31.01.24", first);
        row("sv_SE", "24-01-31", first);
        row("hu_HU", "2024.01.31.", first);
        row("de_DE", "29.2.2024", QDate(2024, 2, 29));
        row("de_DE", "5.3.", QDate(2024, 3, 5));
        row("de_DE", "5.3", QDate(2024, 3, 5));
        row("en_US", "3/5", QDate(2024, 3, 5));
        row("en_US", "17", QDate(2024, 6, 17));
        row("de_DE", "1.1.99", QDate(1999, 1, 1));
        row("de_DE", "1.1.74", QDate(2074, 1, 1));
        row("de_DE", "1.1.75", QDate(1975, 1, 1));
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        QFETCH(QDate, date);
        const auto read = parseDate(text, QLocale(locale), kToday);
        QVERIFY(read.has_value());
        QCOMPARE(*read, date);
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("empty") << u" "_s << ErrorKind::FieldEmpty;
        for (const char *text :
             {"1/31/",      "1/31/2024/", "1-31-",      "31.1.2024.", "2024-01-31-", "2024/1/31/", "1/31.",
              "1/31/2024.", "31/",        "31-",        "5,",         "1,2,",        "31.02.2024", "29.2.2023",
              "2024-13-01", "0.1.2024",   "32",         "yesterday",  "1.2.3.4",     "1/2-2024",   "12345-01-01",
              "1.1.202",    "2024-01",    "0000-01-01", "1.1.2024x"})
            QTest::newRow(text) << QString::fromLatin1(text) << ErrorKind::DateInvalid;
    }
    void refusesTheRest()
    {
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);
        const auto read = parseDate(text, QLocale(u"en_US"_s), kToday);
        QVERIFY2(!read.has_value(), qPrintable(read ? read->toString(Qt::ISODate) : QString()));
        QCOMPARE(read.error().kind, kind);
        QCOMPARE(read.error().field, Field::Date);
    }

    void aShownDateIsReadBackInEveryLocale()
    {
        const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        QVERIFY(locales.size() > 500);
        QStringList failed;
        for (const QLocale &locale : locales) {
            for (const QDate date : {QDate(2024, 1, 2), QDate(2024, 12, 31), QDate(1987, 10, 5), QDate(2101, 2, 3),
                                     QDate(kFirstTypedYear, 1, 1), QDate(kLastTypedYear, 12, 31)}) {
                const QString shown = formatDate(date, locale);
                if (parseDate(shown, locale, kToday) != Result<QDate>(date))
                    failed << u"%1: %2 for %3"_s.arg(locale.name(), shown, date.toString(Qt::ISODate));
            }
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n')));
    }

    /// Every format of every locale, with the weekday where it has one.
    void everyFormatOfEveryLocaleIsReadBack()
    {
        const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        QStringList failed;
        for (const QLocale &locale : locales) {
            for (const auto format : {QLocale::ShortFormat, QLocale::NarrowFormat, QLocale::LongFormat}) {
                for (const QDate date : {QDate(2024, 1, 2), QDate(2024, 12, 31), QDate(2023, 5, 17)}) {
                    const QString shown = locale.toString(date, format);
                    if (parseDate(shown, locale, kToday) != Result<QDate>(date))
                        failed << u"%1: %2 for %3"_s.arg(locale.name(), shown, date.toString(Qt::ISODate));
                }
            }
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n')));
    }

    void readsTheWordsOfTheLocale_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        const auto rows = [](const char *locale, const QList<const char *> &texts) {
            for (const char *text : texts)
                QTest::addRow("%s: %s", locale, text) << QString::fromLatin1(locale) << QString::fromUtf8(text);
        };
        rows("bg_BG", {"31.1.2024 г.", "31.01.24 г.", "31.1.2024", "31.1.2024г."});
        rows("ru_RU", {"31 января 2024 г.", "31 января 2024", "среда, 31 января 2024 г."});
        rows("de_DE", {"Mittwoch, 31. Januar 2024", "31. Januar 2024", "mittwoch, 31. januar 2024"});
        rows("en_US", {"Wednesday, January 31, 2024", "January 31, 2024"});
        rows("hu_HU", {"2024. 01. 31.", "2024.01.31.", "2024. 1. 31", "2024. január 31., szerda"});
        rows("hr_HR", {"31. 01. 2024.", "31.1.2024."});
        rows("ko_KR", {"24. 1. 31.", "2024년 1월 31일 수요일", "2024년 1월 31일"});
        rows("ja_JP", {"2024年1月31日水曜日", "2024年1月31日"});
        rows("cs_CZ", {"středa 31. ledna 2024", "31. leden 2024"});
        rows("fa_IR", {"۱۴۰۲/۱۱/۱۱", "1402/11/11", "۲۰۲۴/۱/۳۱"});
        rows("th_TH", {"31/1/2567", "๓๑/๑/๒๕๖๗", "31/1/2024"});
    }
    void readsTheWordsOfTheLocale()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        QCOMPARE(parseDate(text, QLocale(locale), kToday), Result<QDate>(QDate(2024, 1, 31)));
    }

    void refusesAnotherWeekday()
    {
        QVERIFY(!parseDate(u"Dienstag, 31. Januar 2024", QLocale(u"de_DE"_s), kToday));
        QVERIFY(!parseDate(u"Thursday, January 31, 2024", QLocale(u"en_US"_s), kToday));
    }

    void refusesTheYearsOfOtherCalendars_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *locale, const char *text) {
            QTest::addRow("%s: %s", locale, text) << QString::fromLatin1(locale) << QString::fromUtf8(text);
        };
        row("ar_SA", "٢٠/٧/١٤٤٥");
        row("ar_SA", "1445-07-20");
        row("en_US", "1403/1/31");
        row("fa_IR", "1203/1/31");
        row("en_US", "1/31/2567");
        row("he_IL", "21.11.5784");
        row("zh_TW", "113/1/31");
        row("zh_TW", "民國113年1月31日");
        row("ja_JP", "令和6年1月31日");
        row("ja_JP", "R6.1.31");
        row("en_US", "0001-01-01");
        row("de_DE", "1.1.1799");
        row("de_DE", "1.1.2300");
    }
    void refusesTheYearsOfOtherCalendars()
    {
        QFETCH(QString, locale);
        QFETCH(QString, text);
        const auto date = parseDate(text, QLocale(locale), kToday);
        QVERIFY2(!date, date ? qPrintable(date->toString(Qt::ISODate)) : "");
        QCOMPARE(date.error().kind, ErrorKind::DateInvalid);
        QVERIFY(namesOtherCalendar(date.error().detail));
    }

    void anImpossibleDayIsOfNoOtherCalendar()
    {
        for (const QString &text : {u"31.2.2024"_s, u"1/31/"_s, u"32"_s, u"yesterday"_s, u"12345-01-01"_s})
            QVERIFY2(!namesOtherCalendar(text), qPrintable(text));
    }

    void readsTheDigitsOfEveryScript()
    {
        QCOMPARE(parseDate(u"٣١/١/٢٠٢٤", QLocale(u"ar_EG"_s), kToday), Result<QDate>(QDate(2024, 1, 31)));
        QCOMPARE(parseDate(u"३१/१/२०२४", QLocale(u"mr_IN"_s), kToday), Result<QDate>(QDate(2024, 1, 31)));
        QCOMPARE(parseDate(u"\u200f31\u200f/1/2024", QLocale(u"en_GB"_s), kToday), Result<QDate>(QDate(2024, 1, 31)));
        QCOMPARE(parseDate(u"31\u00a0. 1.2024", QLocale(u"de_DE"_s), kToday), Result<QDate>(QDate(2024, 1, 31)));
    }

private:
    static constexpr QDate kToday = QDate::fromJulianDay(2460482); // 2024-06-20
};

QTEST_APPLESS_MAIN(TestDateText)
#include "tst_datetext.moc"
