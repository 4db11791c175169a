// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// Puts in the value of each variable that the text itself defines: for `$NAME`, `${NAME}`, `process.env.NAME` and
/// the like, and for `${NAME}` and `$NAME` within values that are not in single quotes. What it does not define stays
/// as '${NAME}', a placeholder.
void resolveVariables(ScannedSettings &scanned);

} // namespace budget
