// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// From now on, this process leaves no core file, because its memory may contain a password. On Linux, other processes
/// of the same user cannot attach to it either. Call this before the first password is read. Child processes inherit
/// the limit for core files.
void forbidCoreFiles();

} // namespace budget
