// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rowdifference.h"
#include "core/operations/operation.h"

#include <optional>

namespace budget {

/// `reverse` takes a step back on the row as the step left it; this is the same for the row as it is `now`. Only the
/// fields that the step changed are set back, so that what somebody else changed in other fields stays. Nothing if such
/// a field is not as the step left it any more, also if it has the earlier value already, and for a row that the step
/// added or deleted if the row is not exactly as it left it.
[[nodiscard]] std::optional<RowChange> reversalOn(const RowSlot &now, const RowChange &reverse);

/// The values that keep reversalOn() from taking the step back.
[[nodiscard]] RowDifference obstacleTo(const RowChange &reverse, const RowSlot &now);

} // namespace budget
