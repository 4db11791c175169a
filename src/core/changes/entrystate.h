// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logentry.h"
#include "core/result.h"

#include <QByteArray>

namespace budget {

/// The state of a log entry in addition to its operation and fate (conflicts, error, merged fields, whether it was
/// skipped) as one line of JSON; empty if the entry has none of these.
[[nodiscard]] QByteArray stateToJson(const LogEntry &entry);

/// Reads what stateToJson() wrote into `entry`. Fails with AnswerMalformed for a text that it did not write.
[[nodiscard]] Result<void> readState(const QByteArray &json, LogEntry &entry);

/// The names of fates in the log; they never change once released.
[[nodiscard]] QLatin1StringView keyOf(Fate fate);
[[nodiscard]] std::optional<Fate> fateOfKey(QStringView key);

} // namespace budget
