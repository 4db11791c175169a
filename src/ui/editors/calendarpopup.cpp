// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/calendarpopup.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QCalendarWidget>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

namespace budget {

using namespace Qt::StringLiterals;

CalendarPopup::CalendarPopup(QDate date, QWidget *parent) : Popup(parent), m_calendar(new QCalendarWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_calendar);
    calm();
    m_calendar->setSelectedDate(date);
    connect(m_calendar, &QCalendarWidget::clicked, this, &CalendarPopup::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, &CalendarPopup::choose);
}

void CalendarPopup::openBelow(const QWidget &editor)
{
    openAt(editor, *m_calendar);
}

void CalendarPopup::choose(QDate date)
{
    if (!isVisible())
        return;
    close();
    Q_EMIT chosen(date);
}

void CalendarPopup::calm()
{
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setFirstDayOfWeek(locale().firstDayOfWeek());
    QTextCharFormat weekday;
    weekday.setForeground(palette().color(QPalette::Text));
    for (const auto day : {Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(day, weekday);
    if (auto *previous = m_calendar->findChild<QToolButton *>(u"qt_calendar_prevmonth"_s))
        previous->setIcon(icons::named(u"chevron-left"_s, theme::Tone::SelectedText));
    if (auto *next = m_calendar->findChild<QToolButton *>(u"qt_calendar_nextmonth"_s))
        next->setIcon(icons::named(u"chevron-right"_s, theme::Tone::SelectedText));
}

} // namespace budget
