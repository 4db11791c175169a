// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// Whether the text is one command: one line, or several with a backslash at the end of each but the last.
[[nodiscard]] bool isOneCommand(const SourceText &text);

/// The lines of a text, also between backticks, that call psql or one of its relatives.
[[nodiscard]] std::vector<FoundConnection> commandLines(const SourceText &text);

} // namespace budget
