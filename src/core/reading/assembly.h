// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"

namespace budget {

/// Turns the settings of any notation into a connection: separates the parts of the address from the parameters, drops
/// unusable settings and records why, and adds warnings. If a name occurs twice, the last value counts, as in libpq.
[[nodiscard]] Readable<ConnectionReading> assembled(const RawReading &raw);

} // namespace budget
