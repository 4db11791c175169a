// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// A descriptor that can be read once somebody has asked this process to end (SIGINT, SIGTERM, SIGHUP); a second such
/// signal ends it as ever. For processes without a window; -1 where the system has none to give.
[[nodiscard]] int catchTermination();

} // namespace budget
