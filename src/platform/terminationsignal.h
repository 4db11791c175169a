// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// A descriptor that becomes readable when this process is asked to end (SIGINT, SIGTERM, SIGHUP). The same signal a
/// second time ends the process as usual. For processes without a window. -1 if the system has no descriptor left.
[[nodiscard]] int catchTermination();

} // namespace budget
