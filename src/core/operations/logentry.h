// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/operations/conflict.h"
#include "core/operations/operation.h"

#include <optional>
#include <vector>

namespace budget {

/// What became of an operation.
enum class Fate {
    Waiting,      ///< the server has not acknowledged it yet
    InConflict,   ///< waits for a decision
    Refused,      ///< the server refused it; a person retries or withdraws it
    Acknowledged, ///< applied, on the server or in a ledger without one
    Met,          ///< not applied, because the server's rows already had the values that the operation gives them
    Withdrawn,    ///< given up by a decision
};

/// A field that another person changed meanwhile and that merged by itself with an operation.
struct MergedField
{
    RowKey row;
    int field = 0;
    FieldValue theirs;

    bool operator==(const MergedField &) const = default;
};

/// One entry of the operation log, which holds every operation in the order in which it was entered.
struct LogEntry
{
    Operation operation; ///< as it was entered, or as it was rebased onto the server's rows since
    Fate fate = Fate::Waiting;
    bool isOwn = true;                    ///< made on this computer; false: read from the server's log
    bool isSent = false;                  ///< sent, and not answered yet: it may have been applied
    bool isSkipped = false;               ///< a person has given up to undo or redo it, because it could not be done
    std::vector<Conflict> conflicts = {}; ///< for InConflict
    std::optional<Error> error = {};      ///< for Refused
    std::vector<MergedField> merged = {};

    bool operator==(const LogEntry &) const = default;
};

/// Whether the entry is in the outbox.
[[nodiscard]] constexpr bool isUnsent(Fate fate)
{
    switch (fate) {
    case Fate::Waiting:
    case Fate::InConflict:
    case Fate::Refused:
        return true;
    case Fate::Acknowledged:
    case Fate::Met:
    case Fate::Withdrawn:
        break;
    }
    return false;
}

/// Whether the operation took place, as far as is known here.
[[nodiscard]] constexpr bool isInEffect(Fate fate)
{
    switch (fate) {
    case Fate::Waiting:
    case Fate::Acknowledged:
    case Fate::Met:
        return true;
    case Fate::InConflict:
    case Fate::Refused:
    case Fate::Withdrawn:
        break;
    }
    return false;
}

} // namespace budget
