// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/poolsettings.h"
#include "db/connection.h"

#include <chrono>

namespace budget {

/// The statement with which the round trip is measured.
[[nodiscard]] QString roundTripQuestion();

/// Executes roundTripQuestion() and measures the time from sending it to the first byte of the answer; for a file, the
/// duration of the call. Fails with AnswerMalformed if the answer is not 1.
[[nodiscard]] Result<std::chrono::microseconds> measureRoundTrip(Connection &connection);

/// The columns of a PostgreSQL query that roomOf() reads.
[[nodiscard]] const QString &roomColumns();
/// The server's connection limits.
[[nodiscard]] ConnectionRoom roomOf(Row &row);

} // namespace budget
