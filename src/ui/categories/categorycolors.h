// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"

#include <vector>

namespace budget {

/// A colour for a new category that no other has, beginning with the default one; the default again where all
/// of them are taken.
[[nodiscard]] QString unusedColor(const std::vector<Category> &categories);

} // namespace budget
