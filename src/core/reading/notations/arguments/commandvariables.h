// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"

#include <vector>

namespace budget {

/// Reads the variables that the commands of a text set for a program in a container or on another computer: docker run
/// -e DB_HOST=… -e DB_USER=…, heroku config:set PGHOST=… PGUSER=…, --from-literal=PGHOST=…
[[nodiscard]] std::vector<FoundConnection> commandVariables(const SourceText &text);

} // namespace budget
