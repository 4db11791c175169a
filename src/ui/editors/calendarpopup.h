// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/popup.h"

#include <QDate>

class QCalendarWidget;

namespace budget {

/// A calendar to choose a day from.
class CalendarPopup : public Popup
{
    Q_OBJECT

public:
    CalendarPopup(QDate date, QWidget *parent);

    void openBelow(const QWidget &editor);

Q_SIGNALS:
    void chosen(QDate date);

private:
    void choose(QDate date);
    void calm();

    QCalendarWidget *m_calendar;
};

} // namespace budget
