// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checks/checkrow.h"
#include "ui/wizard/setup/setupdraft.h"

#include <vector>

namespace budget {

/// The checkpoints of a complete draft, each with its evidence.
[[nodiscard]] std::vector<CheckLine> summaryLines(const SetupDraft &draft);

} // namespace budget
