// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The path of the system's file of trusted certificates; empty if none of the known paths is readable. Needed
/// because libpq before version 16 does not support `sslrootcert=system`.
[[nodiscard]] QString systemCaBundle();

} // namespace budget
