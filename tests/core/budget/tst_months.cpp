// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/month.h"

#include <QTest>

using namespace budget;

class TestMonths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMonthOfTenThousandYearsFollowsTheOneBefore()
    {
        Month month(1, 1);
        int year = 1;
        int number = 1;
        while (year <= 9999) {
            QVERIFY(month == Month(year, number));
            QVERIFY(month.first() == QDate(year, number, 1));
            const Month next = month.next();
            QVERIFY(next > month);
            QVERIFY(next.previous() == month);
            month = next;
            year += number / 12;
            number = number % 12 + 1;
        }
        QCOMPARE(month, Month(10'000, 1));
    }

    void theFirstAndTheLastMonthOfTheCalendarAreMonths()
    {
        QCOMPARE(Month::of(QDate(9999, 12, 31)), Month(9999, 12));
        QCOMPARE(Month(9999, 12).next(), Month(10'000, 1));
        QCOMPARE(Month(10'000, 1).previous(), Month(9999, 12));
        QCOMPARE(Month::of(QDate(1, 1, 1)), Month(1, 1));
        QCOMPARE(Month(1, 1).previous(), Month(-1, 12)); // the calendar has no year 0
        QCOMPARE(Month(-1, 12).next(), Month(1, 1));
    }

    void everyDayOfFourCenturiesIsInItsMonthAlone()
    {
        for (QDate day(1600, 1, 1); day.year() < 2000; day = day.addDays(1)) {
            const Month month = Month::of(day);
            QVERIFY(month.contains(day));
            QVERIFY(!month.next().contains(day));
            QVERIFY(!month.previous().contains(day));
        }
    }

    void aMonthContainsAsManyDaysAsItHas_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("days");
        QTest::newRow("common year") << 2023 << 28;
        QTest::newRow("leap year") << 2024 << 29;
        QTest::newRow("century") << 1900 << 28;
        QTest::newRow("fourth century") << 2000 << 29;
    }
    void aMonthContainsAsManyDaysAsItHas()
    {
        QFETCH(int, year);
        QFETCH(int, days);
        const Month february(year, 2);
        int count = 0;
        for (QDate day = february.first(); february.contains(day); day = day.addDays(1))
            ++count;
        QCOMPARE(count, days);
    }

    void theSameMonthOfAnotherYearIsAnotherMonth()
    {
        QVERIFY(Month(2024, 1) != Month(2023, 1));
        QVERIFY(!Month(2024, 1).contains(QDate(2023, 1, 15)));
        QVERIFY(Month(2023, 12) < Month(2024, 1));
        QVERIFY(Month(-1, 12) < Month(1, 1));
    }
};

QTEST_APPLESS_MAIN(TestMonths)
#include "tst_months.moc"
