// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QThread>

#include <chrono>

namespace budget::test {

/// Calls `condition` every five milliseconds until it is true; returns false after `patience`. Blocks the thread
/// without an event loop, to wait for other processes and threads.
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
