// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/serverprocess.h"
#include "support/watchedfolder.h"

namespace budget::test {

inline constexpr QLatin1StringView kCaFile{"ca.crt"};
inline constexpr QLatin1StringView kServerCertificateFile{"server.crt"};
inline constexpr QLatin1StringView kServerKeyFile{"server.key"};

/// Makes a certification authority of its own in `folder`, and a certificate signed by it for
/// `localhost` and 127.0.0.1. Valid for two days.
[[nodiscard]] ToolOutcome makeCertificates(const WatchedFolder &folder);

} // namespace budget::test
