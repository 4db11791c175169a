// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"

#include <vector>

namespace budget {

/// A colour that none of the categories has; the default colour is the first candidate. Returns the default colour if
/// all colours of the palette are in use.
[[nodiscard]] QString unusedColor(const std::vector<Category> &categories);

} // namespace budget
