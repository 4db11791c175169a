// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/today.h"

#include <QApplication>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace budget {

Today &Today::instance()
{
    static QPointer<Today> today;
    if (!today)
        today = new Today(qApp);
    return *today;
}

Today::Today(QObject *parent) : QObject(parent), m_clock([] { return QDateTime::currentDateTime(); })
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse timer may be late by 5 % of the interval
    connect(&m_timer, &QTimer::timeout, this, &Today::check);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, &Today::check);
    check();
}

void Today::check()
{
    const QDateTime now = m_clock();
    const auto left = now.msecsTo(now.date().addDays(1).startOfDay());
    m_timer.start(static_cast<int>(std::max<qint64>(left, 1)));
    if (std::exchange(m_date, now.date()) != now.date())
        Q_EMIT changed(m_date);
}

void Today::setClock(Clock clock)
{
    m_clock = std::move(clock);
    check();
}

} // namespace budget
