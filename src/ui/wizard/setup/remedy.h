// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checklist.h"
#include "ui/wizard/setup/setupdraft.h"

namespace budget {

/// Applies a next step that the program can do by itself to the draft: another host or other settings.
void applyRemedy(CheckAction action, SetupDraft &draft);

/// What the user must correct, with the field at fault. Empty if the program does the step by itself.
[[nodiscard]] std::optional<Error> faultFor(CheckAction action, const CheckResult &result);

} // namespace budget
