// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The system's file of trusted certificates, or an empty text where none of the known places holds one.
/// Looked up because libpq before version 16 does not know `sslrootcert=system`.
[[nodiscard]] QString systemCaBundle();

} // namespace budget
