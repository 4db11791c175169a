// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// Whether the text is a single command: one line, or several lines that are joined by backslashes.
[[nodiscard]] bool isOneCommand(const SourceText &text);

/// The commands of a text, one a line; a backslash at its end joins the next line.
[[nodiscard]] std::vector<SourceText> commandsOf(const SourceText &text);

/// The psql, pgcli, pg_dump and pg_restore commands in a text, one per line; a command may stand between backticks.
[[nodiscard]] std::vector<FoundConnection> commandLines(const SourceText &text);

} // namespace budget
