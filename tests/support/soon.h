// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget::test {

/// A limit in milliseconds for calls that must return without waiting for a time limit of the program, which is 15 or
/// 30 s. On a machine that is not busy they take a fraction of a second.
inline constexpr int kSoon = 10'000;

} // namespace budget::test
