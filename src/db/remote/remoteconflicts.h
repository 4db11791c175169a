// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/conflict.h"
#include "core/operations/operation.h"
#include "db/connection.h"

#include <optional>

namespace budget::remote {

/// Whether the error means that a unique or foreign key has refused a row.
[[nodiscard]] bool isViolation(const Error &error);

/// A query that finds the reason why a constraint refused the operation, for conflictIn(). No text if the operation
/// changes nothing that a constraint of the course's tables could refuse.
[[nodiscard]] Statement conflictStatement(const Operation &operation);
/// Nothing if there is no reason any more, or another constraint has refused the operation.
[[nodiscard]] Result<std::optional<Conflict>> conflictIn(const Rows &answer);

} // namespace budget::remote
