// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"
#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// The connections in the settings of a text: connection strings, and host, user, password and database set one by one.
/// Brackets, blocks, sections and the families of names decide which settings belong together.
[[nodiscard]] std::vector<FoundConnection> settingsConnections(const SourceText &text);
/// The connections in settings that another reader has found.
[[nodiscard]] std::vector<FoundConnection> settingsConnections(ScannedSettings scanned);

} // namespace budget
