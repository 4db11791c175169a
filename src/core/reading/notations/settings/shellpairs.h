// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// The pairs of a line `PGHOST=a PGUSER=b`, split as a shell does. What stands behind a secret without a name may
/// belong to it: then the secret follows once more, as unclear.
[[nodiscard]] std::vector<ScannedSetting> shellPairs(const SourceText &line);

} // namespace budget
