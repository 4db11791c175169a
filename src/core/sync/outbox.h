// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logentry.h"

#include <span>
#include <vector>

namespace budget {

/// One operation of the outbox, as far as the order of sending depends on it.
struct OutboxItem
{
    OperationId id;
    Fate fate = Fate::Waiting;
    bool isSent = false;
    qsizetype rows = 0;
    std::vector<OperationId> after = {}; ///< earlier operations of the outbox that it depends on directly

    bool operator==(const OutboxItem &) const = default;
};
using Outbox = std::vector<OutboxItem>;

/// The outbox of a log, in its order. An operation depends on an earlier one if one of the two changes a row that the
/// other changes or refers to, or if both use the same unique name.
[[nodiscard]] Outbox outboxOf(std::span<const LogEntry> log);

struct PushItem
{
    OperationId id;
    std::vector<OperationId> after = {}; ///< operations that the server must have recorded before

    bool operator==(const PushItem &) const = default;
};

struct FlightLimits
{
    std::size_t operations = 10;
    qsizetype rows = 5'000; ///< an operation with more rows is sent alone
    /// Whether the server records operations. If not, an operation is only sent when those that it depends on have left
    /// the outbox.
    bool isRecorded = true;
};

/// The operations to be sent in the next request, in order. An operation that waits for a decision, or was refused,
/// holds back those that depend on it and no others. An operation that was sent and not answered is always sent again,
/// because only an answer tells whether it was applied.
[[nodiscard]] std::vector<PushItem> nextFlight(const Outbox &outbox, const FlightLimits &limits);

/// The operations that depend on `operation`, directly or not.
[[nodiscard]] std::vector<OperationId> dependentsOf(const Outbox &outbox, OperationId operation);

} // namespace budget
