// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// From now on this process leaves no core file when it crashes, since a password may be in its memory, and on Linux
/// other processes of the same user cannot attach to it. Call it before the first password is read. Programs that it
/// starts may write no core files either.
void forbidCoreFiles();

} // namespace budget
