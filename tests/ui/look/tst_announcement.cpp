// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/announcement.h"

#include "ui/look/copybutton.h"
#include "ui/pages/notice.h"
#include "ui/saving/messagelabel.h"

#include <QAccessible>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// The last announcement to screen readers in that window, which is the name of a notification object. Qt sends the
/// event itself only while a screen reader runs.
QString saidIn(const QWidget &window)
{
    auto *announcer = window.findChild<QWidget *>(u"announcer"_s);
    QAccessibleInterface *interface = announcer ? QAccessible::queryAccessibleInterface(announcer) : nullptr;
    const bool isNotification = interface && interface->role() == QAccessible::Notification;
    return isNotification && !interface->state().invisible ? interface->text(QAccessible::Name) : QString();
}

} // namespace

class TestAnnouncement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window.show(); }

    void theLastTextIsTheNameOfANotification()
    {
        announce(m_window, u"Saved."_s);
        QCOMPARE(saidIn(m_window), u"Saved."_s);
        announce(m_window, {});
        QCOMPARE(saidIn(m_window), u"Saved."_s);
        announce(m_window, u"Deleted."_s);
        QCOMPARE(saidIn(m_window), u"Deleted."_s);
        QCOMPARE(m_window.findChildren<QWidget *>(u"announcer"_s).size(), 1);
    }

    void aNoticeIsSaid()
    {
        NoticeBar bar(&m_window);
        bar.show({.text = u"Deleted “Lamp”."_s});
        QCOMPARE(saidIn(m_window), u"Deleted “Lamp”."_s);
    }

    void aMessageOfAFormIsSaid()
    {
        MessageLabel label(&m_window);
        label.showProblem(u"An amount is missing."_s);
        QCOMPARE(saidIn(m_window), u"An amount is missing."_s);
    }

    void aCopyIsSaid()
    {
        CopyButton button(&m_window);
        button.setText(u"Copy"_s);
        button.setSource([] { return u"text"_s; });
        button.click();
        QCOMPARE(saidIn(m_window), u"Copied"_s);
    }

private:
    QWidget m_window;
};

QTEST_MAIN(TestAnnouncement)
#include "tst_announcement.moc"
