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
};

QTEST_GUILESS_MAIN(TestDateRepair)
#include "tst_daterepair.moc"
