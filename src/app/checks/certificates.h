// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// Path of the system's bundle of certificate authorities; empty if none is found.
[[nodiscard]] QString systemCertificateFile();

} // namespace budget
