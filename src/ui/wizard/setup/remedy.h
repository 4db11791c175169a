// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checklist.h"
#include "ui/wizard/setup/setupdraft.h"

namespace budget {

/// Does the next step that the program can do by itself, on the draft: another host, other settings.
void applyRemedy(CheckAction action, SetupDraft &draft);

/// What a person has to look at, with the field at fault; nothing where the program does the step by itself.
[[nodiscard]] std::optional<Error> faultFor(CheckAction action, const CheckResult &result);

} // namespace budget
