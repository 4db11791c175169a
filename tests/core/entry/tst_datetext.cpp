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
        for (const char *text : {"31.02.2024", "29.2.2023", "2024-13-01", "0.1.2024", "32", "yesterday", "1.2.3.4",
                                 "1/2-2024", "12345-01-01", "1.1.202", "2024-01", "0000-01-01", "1.1.2024x"})
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

    void whatIsShownIsReadBackInEveryLocale()
    {
        const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
        QVERIFY(locales.size() > 500);
        QStringList failed;
        for (const QLocale &locale : locales) {
            for (const QDate date : {QDate(2024, 1, 2), QDate(2024, 12, 31), QDate(1987, 10, 5), QDate(2101, 2, 3),
                                     QDate(1, 1, 1), QDate(9999, 12, 31)}) {
                const QString shown = formatDate(date, locale);
                if (parseDate(shown, locale, kToday) != Result<QDate>(date))
                    failed << u"%1: %2 for %3"_s.arg(locale.name(), shown, date.toString(Qt::ISODate));
            }
        }
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u'\n')));
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
