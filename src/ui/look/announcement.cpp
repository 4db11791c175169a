// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/announcement.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// A widget that a screen reader takes for a notification, whose accessible name is the text to say. Qt before 6.8 has
/// no event for announcements and does not forward QAccessible::Alert on Linux; for those versions the widget reports
/// that the notification has appeared.
class Announcer : public QWidget
{
public:
    explicit Announcer(QWidget &window) : QWidget(&window)
    {
        setObjectName(u"announcer"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        setGeometry(-1, -1, 1, 1);
        show();
    }

    void say(const QString &text)
    {
        setAccessibleName(text);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        QAccessibleAnnouncementEvent event(this, text);
#else
        QAccessibleEvent event(this, QAccessible::ObjectShow);
#endif
        QAccessible::updateAccessibility(&event);
    }
};

QAccessibleInterface *makeInterface(const QString & /*key*/, QObject *object)
{
    auto *announcer = dynamic_cast<Announcer *>(object);
    return announcer ? new QAccessibleWidget(announcer, QAccessible::Notification) : nullptr;
}

Announcer &announcerOf(QWidget &window)
{
    auto *known = window.findChild<QWidget *>(u"announcer"_s, Qt::FindDirectChildrenOnly);
    return known ? static_cast<Announcer &>(*known) : *new Announcer(window);
}

} // namespace

void announce(QWidget &source, const QString &text)
{
    if (text.isEmpty())
        return;
    static const bool isInstalled = (QAccessible::installFactory(makeInterface), true);
    (void)isInstalled;
    announcerOf(*source.window()).say(text);
}

} // namespace budget
