// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/labels/labelcells.h"

namespace budget {

/// The cells of a table with the labels as its first row and the values in its second: separated by tabs, by '|', or,
/// as in a CSV file, by ',' or ';'. Empty for other texts, and for a table of several rows with values.
[[nodiscard]] std::vector<LabelCell> labelColumns(const SourceText &text);

} // namespace budget
