// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

#include <QSet>

namespace budget {

/// Replaces references by the values of variables that the text itself defines: `$NAME`, `${NAME}`, `process.env.NAME`
/// and similar as a whole value, and `${NAME}` and `$NAME` within values that are not in single quotes. A reference to
/// any other variable becomes '${NAME}', which counts as a placeholder.
void resolveVariables(ScannedSettings &scanned);

/// The name of the variable that a setting declares; without the keyword of its declaration ('pw' in 'val pw').
[[nodiscard]] QString variableName(const ScannedSetting &setting);

/// The names of the variables to which settings and arguments of calls refer.
[[nodiscard]] QSet<QString> referencedNames(const ScannedSettings &scanned);

} // namespace budget
