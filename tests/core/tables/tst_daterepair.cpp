// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/daterepair.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

class TestDateRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatCanMeanOneDayIsADate_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("meant");
        const QString fifth = u"2024-01-05"_s;
        QTest::newRow("without zeros") << u"2024-1-5"_s << fifth;
        QTest::newRow("slashes") << u"2024/01/05"_s << fifth;
        QTest::newRow("day first with dots") << u"05.01.2024"_s << fifth;
        QTest::newRow("day first without zeros") << u"5. 1. 2024"_s << fifth;
        QTest::newRow("with a time") << u"2024-01-05 13:14:15.123"_s << fifth;
        QTest::newRow("with T and a zone") << u"2024-01-05T13:14:15+02:00"_s << fifth;
        QTest::newRow("spaces around") << u" 2024-01-05 "_s << fifth;
        QTest::newRow("day or month first") << u"05/01/2024"_s << QString();
        QTest::newRow("no such day") << u"2023-02-29"_s << QString();
        QTest::newRow("two digits of a year") << u"05.01.24"_s << QString();
        QTest::newRow("a year of five digits") << u"10000-01-01"_s << QString();
        QTest::newRow("words") << u"yesterday"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }

    void onlyWhatCanMeanOneDayIsADate()
    {
        QFETCH(QString, stored);
        QFETCH(QString, meant);
        QCOMPARE(meantDate(stored).toString(Qt::ISODate), meant);
    }

    void everyDayIsReadInEverySpelling()
    {
        const QStringList yearFirst{u"yyyy-MM-dd"_s,          u"yyyy-M-d"_s,        u"yyyy/M/d"_s, u"yyyy.MM.dd"_s,
                                    u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-ddTHH:mm"_s};
        const QStringList dayFirst{u"dd.MM.yyyy"_s, u"d.M.yyyy"_s, u"d. M. yyyy"_s, u"d.M.yyyy HH:mm"_s};
        for (QDate day(1999, 12, 1); day < QDate(2004, 3, 31); day = day.addDays(1)) {
            for (const QString &format : yearFirst + dayFirst) {
                const QString text = day.startOfDay(Qt::UTC).toString(format);
                QVERIFY2(meantDate(text) == day, qPrintable(text));
                QVERIFY2(meantDate(u" "_s + text + u"\t"_s) == day, qPrintable(text));
            }
            for (const QString &format :
                 {u"d/M/yyyy"_s, u"d-M-yyyy"_s, u"d.M.yy"_s, u"yyyyMMdd"_s, u"d.M."_s, u"yyyy-M"_s}) {
                const QString text = day.toString(format);
                QVERIFY2(!meantDate(text).isValid(), qPrintable(text));
            }
        }
    }

    void theTextBehindADateMustBeATime()
    {
        for (const auto &text :
             {u"2024-01-05x"_s, u"2024-01-05 x"_s, u"2024-01-05T"_s, u"2024-01-05 12"_s, u"x2024-01-05"_s,
              u"2024-01-05-06"_s, u"12024-01-05"_s, u"05.01.20240"_s, u"5.1.2024x"_s, u"2024-0-5"_s, u"2024-01-32"_s,
              u"0000-01-05"_s, u"5.0.2024"_s, u"٢٠٢٤-01-05"_s, u"2024 01 05"_s})
            QVERIFY2(!meantDate(text).isValid(), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestDateRepair)
#include "tst_daterepair.moc"
