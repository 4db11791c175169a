// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The system's file of authorities that may vouch for a server, or an empty text where there is none to be found.
[[nodiscard]] QString systemCertificateFile();

} // namespace budget
