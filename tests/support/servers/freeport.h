// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget::test {

/// A loopback port on which no process listens at the moment. It is below the range of ports for outgoing connections,
/// so that a stopped server can use its port again.
[[nodiscard]] quint16 freePort();

} // namespace budget::test
