// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setup/setupdraft.h"

namespace budget {

/// Whether the user has entered something since the draft was as in `start`. Such entries would be lost if the wizard
/// were closed.
[[nodiscard]] bool hasEntries(const SetupDraft &draft, const SetupDraft &start);

} // namespace budget
