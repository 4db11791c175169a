// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/interrupt.h"

#include <chrono>

namespace budget {

using Deadline = std::chrono::steady_clock::time_point;

/// What ended a wait for the network.
enum class Waited { Ready, Late, Interrupted, Cancelled, Failed };

/// Blocks until the socket is ready for `events` (of poll()), the deadline has passed or the interrupt was raised;
/// where `heedsCancel`, also until its job was cancelled.
[[nodiscard]] Waited waitFor(int socket, short events, const Interrupt &interrupt, bool heedsCancel, Deadline deadline);

} // namespace budget
