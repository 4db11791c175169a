// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>

namespace budget {

/// The current date, with a signal when it changes. A timer runs to the next midnight. check() covers what the timer
/// misses: that the computer slept, or that its clock was set. GUI thread.
class Today : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    /// The instance of the application. Needs a QApplication.
    [[nodiscard]] static Today &instance();

    [[nodiscard]] QDate date() const { return m_date; }
    /// Reads the clock. Called when the application becomes active and before the date is used.
    void check();
    /// Reads `clock` from now on instead of the system's clock.
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
