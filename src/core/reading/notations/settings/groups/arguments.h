// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// Puts the arguments of sprintf() and its like into the places of the text, and gives names to the arguments of
/// ClickHouse's postgresql('host:port', 'database', 'table', 'user', 'password').
void nameArguments(ScannedSettings &scanned);

} // namespace budget
