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

QStringList said;

/// What a screen reader is told to say, whatever has the keyboard focus.
void note(QAccessibleEvent *event)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    if (event->type() == QAccessible::Announcement)
        said << static_cast<QAccessibleAnnouncementEvent *>(event)->message();
#else
    const QAccessibleInterface *shown = event->accessibleInterface();
    if (event->type() == QAccessible::ObjectShow && shown && shown->role() == QAccessible::Notification)
        said << shown->text(QAccessible::Name);
#endif
}

} // namespace

class TestAnnouncement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        QAccessible::installUpdateHandler(note);
    }
    void init()
    {
        m_window.show();
        said.clear();
    }
    void cleanupTestCase() { QAccessible::installUpdateHandler(nullptr); }

    void aTextIsSaidOnceForEachTimeItIsAnnounced()
    {
        announce(m_window, u"Saved."_s);
        announce(m_window, u"Saved."_s);
        announce(m_window, {});
        QCOMPARE(said, QStringList({u"Saved."_s, u"Saved."_s}));
    }

    void aNoticeIsSaid()
    {
        NoticeBar bar(&m_window);
        bar.show({.text = u"Deleted “Lamp”."_s});
        QCOMPARE(said, QStringList(u"Deleted “Lamp”."_s));
    }

    void aMessageOfAFormIsSaid()
    {
        MessageLabel label(&m_window);
        label.showProblem(u"An amount is missing."_s);
        QCOMPARE(said, QStringList(u"An amount is missing."_s));
    }

    void aCopyIsSaid()
    {
        CopyButton button(&m_window);
        button.setText(u"Copy"_s);
        button.setSource([] { return u"text"_s; });
        button.click();
        QCOMPARE(said, QStringList(u"Copied"_s));
    }

private:
    QWidget m_window;
};

QTEST_MAIN(TestAnnouncement)
#include "tst_announcement.moc"
