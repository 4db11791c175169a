// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// Replaces references by the values of variables that the text itself defines: `$NAME`, `${NAME}`, `process.env.NAME`
/// and similar as a whole value, and `${NAME}` and `$NAME` within values that are not in single quotes. A reference to
/// any other variable becomes '${NAME}', which counts as a placeholder.
void resolveVariables(ScannedSettings &scanned);

} // namespace budget
