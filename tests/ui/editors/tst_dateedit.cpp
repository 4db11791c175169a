// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/calendarpopup.h"
#include "ui/editors/dateedit.h"
#include "ui/editors/today.h"

#include <QAction>
#include <QCalendarWidget>
#include <QSignalSpy>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// Replaces the program's clock by a fixed time: noon of 31 January 2024 until set() is called.
class ClockOfTest
{
public:
    ClockOfTest() { set(QDateTime(QDate(2024, 1, 31), QTime(12, 0))); }
    ~ClockOfTest()
    {
        Today::instance().setClock([] { return QDateTime::currentDateTime(); });
    }
    Q_DISABLE_COPY_MOVE(ClockOfTest)

    static void set(const QDateTime &now)
    {
        Today::instance().setClock([now] { return now; });
    }
};

} // namespace

class TestDateEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void showsADateInTheOrderOfTheLocale()
    {
        DateEdit edit;
        edit.setDate(QDate(2024, 1, 31));
        QCOMPARE(edit.text(), u"1/31/2024"_s);
        QCOMPARE(edit.date().value(), QDate(2024, 1, 31));
    }

    /// A ledger may contain such a date, although nobody can type it.
    void keepsAStoredDateOfAnotherCentury()
    {
        DateEdit edit;
        edit.setDate(QDate(1403, 1, 31));
        QCOMPARE(edit.date().value(), QDate(1403, 1, 31));
        edit.setTyped(u"1/31/1404"_s);
        QCOMPARE(edit.date().error().kind, ErrorKind::DateInvalid);
    }

    void keepsWrongTextAndSaysSo()
    {
        DateEdit edit;
        QTest::keyClicks(&edit, u"31.02.2024"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), u"31.02.2024"_s);
        QCOMPARE(edit.date().error().kind, ErrorKind::DateInvalid);
        QCOMPARE(edit.date().error().field, Field::Date);
    }

    void writesOutWhatItCouldRead()
    {
        DateEdit edit;
        QTest::keyClicks(&edit, u"2024-01-31"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), u"1/31/2024"_s);
    }

    void stepsByDayAndMonth_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QDate>("after");
        QTest::newRow("Up") << Qt::Key_Up << QDate(2024, 2, 1);
        QTest::newRow("Down") << Qt::Key_Down << QDate(2024, 1, 30);
        QTest::newRow("Page Up") << Qt::Key_PageUp << QDate(2024, 2, 29);
        QTest::newRow("Page Down") << Qt::Key_PageDown << QDate(2023, 12, 31);
    }
    void stepsByDayAndMonth()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QDate, after);
        DateEdit edit;
        edit.setDate(QDate(2024, 1, 31));
        QTest::keyClick(&edit, key);
        QCOMPARE(edit.date().value(), after);
    }

    void doesNotStepWhileItIsReadOnly()
    {
        DateEdit edit;
        edit.setDate(QDate(2024, 1, 31));
        edit.setReadOnly(true);
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.date().value(), QDate(2024, 1, 31));
    }

    void aProposalFollowsMidnight()
    {
        const ClockOfTest clock;
        DateEdit edit;
        edit.proposeToday();
        QCOMPARE(edit.text(), u"1/31/2024"_s);
        clock.set(QDateTime(QDate(2024, 2, 1), QTime(0, 0)));
        QCOMPARE(edit.text(), u"2/1/2024"_s);
        clock.set(QDateTime(QDate(2024, 2, 1), QTime(23, 59)));
        QCOMPARE(edit.text(), u"2/1/2024"_s);
    }

    void aTimerNoticesMidnight()
    {
        QDateTime now(QDate(2024, 1, 31), QTime(23, 59, 59, 950));
        Today::instance().setClock([&now] { return now; });
        DateEdit edit;
        edit.proposeToday();
        now = now.addMSecs(50);
        QTRY_COMPARE(edit.text(), u"2/1/2024"_s);
        Today::instance().setClock([] { return QDateTime::currentDateTime(); });
    }

    void theNextUseNoticesADateThatNoTimerSaw()
    {
        QDateTime now(QDate(2024, 1, 31), QTime(12, 0));
        Today::instance().setClock([&now] { return now; });
        DateEdit edit;
        edit.proposeToday();
        edit.show();
        edit.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        edit.clearFocus();
        now = now.addDays(3); // as after a suspend
        edit.setFocus();
        QCOMPARE(edit.text(), u"2/3/2024"_s);
        Today::instance().setClock([] { return QDateTime::currentDateTime(); });
    }

    void aDateThatSomebodyChoseStays_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"set", "typed", "stepped", "the same one typed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void aDateThatSomebodyChoseStays()
    {
        QFETCH(QString, how);
        const ClockOfTest clock;
        DateEdit edit;
        edit.proposeToday();
        if (how == u"set")
            edit.setDate(QDate(2024, 1, 5));
        else if (how == u"stepped")
            QTest::keyClick(&edit, Qt::Key_Down);
        edit.selectAll();
        if (how.endsWith(u"typed"))
            QTest::keyClicks(&edit, how == u"typed" ? u"1/7/2024"_s : u"1/31/2024"_s);
        const QString chosen = edit.text();
        QVERIFY(!edit.isProposed());
        clock.set(QDateTime(QDate(2024, 2, 1), QTime(8, 0)));
        QCOMPARE(edit.text(), chosen);
    }

    void takesADayFromTheCalendar()
    {
        DateEdit edit;
        edit.setDate(QDate(2024, 1, 31));
        edit.show();
        QSignalSpy edited(&edit, &QLineEdit::textEdited);
        QTest::keyClick(&edit, Qt::Key_Down, Qt::AltModifier);
        auto *popup = edit.findChild<CalendarPopup *>();
        QVERIFY(popup);
        auto *calendar = popup->findChild<QCalendarWidget *>();
        QCOMPARE(calendar->selectedDate(), QDate(2024, 1, 31));
        Q_EMIT calendar->activated(QDate(2024, 2, 3));
        QCOMPARE(edit.text(), u"2/3/2024"_s);
        QCOMPARE(edited.count(), 1);
        QVERIFY(!popup->isVisible());
    }
};

QTEST_MAIN(TestDateEdit)
#include "tst_dateedit.moc"
