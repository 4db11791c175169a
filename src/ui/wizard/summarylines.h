// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/checkrow.h"
#include "ui/wizard/setupdraft.h"

#include <vector>

namespace budget {

/// The checkpoints of a draft that is complete, each with its evidence.
[[nodiscard]] std::vector<CheckLine> summaryLines(const SetupDraft &draft);

} // namespace budget
