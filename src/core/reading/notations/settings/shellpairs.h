// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// The pairs of a line `PGHOST=a PGUSER=b`, split as a shell does. A word without a name behind a secret may belong to
/// the secret; the secret is then added a second time, as unclear.
[[nodiscard]] std::vector<ScannedSetting> shellPairs(const SourceText &line);

} // namespace budget
