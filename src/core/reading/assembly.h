// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"

namespace budget {

/// Judges the settings of any form: which are parts of the address, which parameters pass, which are dropped and
/// why, and what to warn of. Of a name that stands twice the last counts, as in libpq.
[[nodiscard]] Readable<ConnectionReading> assembled(const RawReading &raw);

} // namespace budget
