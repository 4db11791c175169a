// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <chrono>

namespace budget {

/// The question that is asked to measure the round trip.
[[nodiscard]] QString roundTripQuestion();

/// Asks it: from the sending of its flight to the first byte of the answer; of a file, the whole time. AnswerMalformed
/// where the answer is not 1.
[[nodiscard]] Result<std::chrono::microseconds> measureRoundTrip(Connection &connection);

} // namespace budget
