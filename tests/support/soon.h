// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget::test {

/// Milliseconds: the limit for what must not wait for a time limit of 15 or 30 s. A machine that is not busy needs a
/// fraction of a second.
inline constexpr int kSoon = 10'000;

} // namespace budget::test
