// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget::test {

/// Whether the kernel drops every packet for this TCP socket before TCP sees it: nothing is read from it and nothing
/// acknowledged, and a listening socket does not answer a wish to connect. What was dropped is sent again by the
/// other side once this is switched off. Works for every user on Linux (a socket filter that lets nothing through);
/// ends the program where it does not, since a fault that is none would pass for one.
void dropPackets(qintptr socket, bool drop);

/// Bytes that were sent on this socket and that the other side's kernel did not acknowledge yet, in packets.
[[nodiscard]] unsigned unacknowledgedPackets(qintptr socket);

} // namespace budget::test
