// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setup/setupdraft.h"

namespace budget {

/// Whether a person has typed or pasted something since the draft was as it is in `start`, which would be lost.
[[nodiscard]] bool hasEntries(const SetupDraft &draft, const SetupDraft &start);

} // namespace budget
