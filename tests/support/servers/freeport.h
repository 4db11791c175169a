// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget::test {

/// A loopback port that nobody listens on at this moment. Below the range from which the system takes
/// ports for outgoing connections, so that a stopped server finds its port again.
[[nodiscard]] quint16 freePort();

} // namespace budget::test
