// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/versions.h"

namespace budget {

/// Of the libraries that are loaded, not of those that the program was built with.
[[nodiscard]] Versions versions();

} // namespace budget
