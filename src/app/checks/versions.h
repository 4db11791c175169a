// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/versions.h"

namespace budget {

/// The versions of the libraries that are loaded at run time, not of those at build time.
[[nodiscard]] Versions versions();

} // namespace budget
