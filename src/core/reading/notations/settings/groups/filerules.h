// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// Applies the rules that hold in files of one kind only: the Base64 texts in a Secret of Kubernetes, '$$' in a compose
/// file, '%%' in a unit of systemd and in files that Python's configparser reads, and values without quotes in a flow
/// mapping of YAML: {host: …, user: mira}.
void applyFileRules(ScannedSettings &scanned, const SourceText &text);

} // namespace budget
