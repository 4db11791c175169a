// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <chrono>
#include <functional>

namespace budget {

/// The clock and the random numbers of retries, which tests replace.
struct WorkTools
{
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    std::function<int()> permille = [] { return QRandomGenerator::global()->bounded(1000); }; ///< random, for pauses
};

} // namespace budget
