// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"

namespace budget {

/// Turns the settings of any notation into a connection: sorts out the parts of the address and the parameters, drops
/// settings with a reason, and adds warnings. If a name occurs twice, the last value counts, as in libpq.
[[nodiscard]] Readable<ConnectionReading> assembled(const RawReading &raw);

} // namespace budget
