// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"

#include <vector>

namespace budget {

/// The longest text that is searched for labels, in characters: longer than any message.
inline constexpr qsizetype kLongestLabelledText = 16'384;

/// Reads a connection from a message in which each part has a label, where the labels do not begin lines of their own
/// with the values behind them: 'Host: …, user: …, password: …' in one line, labels with the values in the lines below,
/// or a table with the labels as its first row. At most one connection; its reading has the fault where the end of the
/// password is not certain.
[[nodiscard]] std::vector<FoundConnection> labelledConnections(const SourceText &text);

} // namespace budget
