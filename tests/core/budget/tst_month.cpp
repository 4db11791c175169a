// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/month.h"

#include <QTest>

using namespace budget;

class TestMonth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsOverTheTurnOfTheYear()
    {
        QCOMPARE(Month(2023, 12).next(), Month(2024, 1));
        QCOMPARE(Month(2024, 1).previous(), Month(2023, 12));
    }

    void containsItsDaysAlone()
    {
        const Month february(2024, 2);
        QCOMPARE(february.first(), QDate(2024, 2, 1));
        QVERIFY(february.contains(QDate(2024, 2, 29)));
        QVERIFY(!february.contains(QDate(2024, 3, 1)));
        QVERIFY(!february.contains(QDate(2023, 2, 1)));
        QVERIFY(!february.contains(QDate()));
    }

    void ordersByTime()
    {
        QVERIFY(Month(2023, 12) < Month(2024, 1));
        QVERIFY(Month(2024, 2) > Month(2024, 1));
    }
};

QTEST_APPLESS_MAIN(TestMonth)
#include "tst_month.moc"
