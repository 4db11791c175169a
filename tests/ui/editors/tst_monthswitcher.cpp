// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/monthchoice.h"
#include "ui/editors/monthname.h"
#include "ui/editors/monthswitcher.h"
#include "ui/editors/today.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace budget;
using namespace Qt::StringLiterals;

class TestMonthSwitcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void beginsWithTheMonthOfToday()
    {
        Today::instance().setClock([] { return QDateTime(QDate(2031, 5, 6), QTime(12, 0)); });
        QCOMPARE(MonthSwitcher().month(), Month(2031, 5));
        Today::instance().setClock([] { return QDateTime::currentDateTime(); });
        QCOMPARE(MonthSwitcher().month(), Month::of(Today::instance().date()));
    }

    void stepsAndSaysSo()
    {
        MonthSwitcher switcher;
        switcher.setMonth({2024, 1});
        QSignalSpy changed(&switcher, &MonthSwitcher::monthChanged);
        button(switcher, "previousMonthButton").click();
        QCOMPARE(button(switcher, "monthButton").text(), u"December 2023"_s);
        button(switcher, "nextMonthButton").click();
        QCOMPARE(switcher.month(), Month(2024, 1));
        QCOMPARE(changed.count(), 2);
    }

    void stepsByTheKeyboard()
    {
        MonthSwitcher switcher;
        switcher.setMonth({2024, 1});
        switcher.show();
        switcher.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&switcher));
        QTest::keyClick(&switcher, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(switcher.month(), Month(2023, 12));
        QTest::keyClick(&switcher, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(switcher.month(), Month(2024, 1));
    }

    void saysNothingWhenTheMonthIsTheSame()
    {
        MonthSwitcher switcher;
        switcher.setMonth({2024, 1});
        QSignalSpy changed(&switcher, &MonthSwitcher::monthChanged);
        switcher.setMonth({2024, 1});
        QCOMPARE(changed.count(), 0);
    }

    void jumpsToAMonthOfAnotherYear()
    {
        MonthSwitcher switcher;
        switcher.setMonth({2024, 1});
        switcher.show();
        button(switcher, "monthButton").click();
        auto *choice = switcher.findChild<MonthChoice *>();
        QVERIFY(choice);
        QTest::keyClick(choice, Qt::Key_PageUp);
        const auto months = choice->findChildren<QPushButton *>();
        const auto march = std::ranges::find(months, u"Mar"_s, &QPushButton::text);
        (*march)->click();
        QCOMPARE(switcher.month(), Month(2023, 3));
    }

    void namesAMonthInItsLanguage() { QCOMPARE(monthName({2024, 1}, QLocale(u"de_DE"_s)), u"Januar 2024"_s); }

private:
    static QToolButton &button(const QWidget &switcher, const char *name)
    {
        return *switcher.findChild<QToolButton *>(QString::fromLatin1(name));
    }
};

QTEST_MAIN(TestMonthSwitcher)
#include "tst_monthswitcher.moc"
