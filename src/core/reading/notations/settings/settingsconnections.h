// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// The connections that the settings of a text make: connection strings, and host, user, password and database named
/// one by one. What belongs together is told by brackets, blocks and sections, and by the families of names.
[[nodiscard]] std::vector<FoundConnection> settingsConnections(const SourceText &text);

} // namespace budget
