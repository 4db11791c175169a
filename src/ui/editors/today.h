// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>

namespace budget {

/// The current date, for whatever follows midnight. One timer runs to the next midnight. check() finds what the timer
/// misses: that the computer slept, or that its clock was set. GUI thread.
class Today : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    /// The one of the application; needs a QApplication.
    [[nodiscard]] static Today &instance();

    [[nodiscard]] QDate date() const { return m_date; }
    /// Reads the clock; called where somebody comes back to the window and before the date is used.
    void check();
    /// Reads that clock from now on instead of the system's.
    void setClock(Clock clock);

Q_SIGNALS:
    void changed(QDate date);

private:
    explicit Today(QObject *parent);

    Clock m_clock;
    QDate m_date;
    QTimer m_timer;
};

} // namespace budget
