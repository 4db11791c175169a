// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// A descriptor that becomes readable when this process is asked to end (SIGINT, SIGTERM, SIGHUP). After the first of
/// these signals, a second one of any of the three ends the process. -1 if the system has no descriptor left.
[[nodiscard]] int catchTermination();

} // namespace budget
