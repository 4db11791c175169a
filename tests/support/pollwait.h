// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QThread>

#include <chrono>

namespace budget::test {

/// Asks `condition` each five milliseconds until it says true; false after `patience`. Blocks the
/// thread and runs no event loop: for what happens in other processes and threads.
template <class Condition>
[[nodiscard]] bool pollUntil(std::chrono::milliseconds patience, Condition condition)
{
    const QDeadlineTimer deadline(patience);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(5);
    }
    return true;
}

} // namespace budget::test
