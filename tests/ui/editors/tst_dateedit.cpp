// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/calendarpopup.h"
#include "ui/editors/dateedit.h"

#include <QAction>
#include <QCalendarWidget>
#include <QSignalSpy>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

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
