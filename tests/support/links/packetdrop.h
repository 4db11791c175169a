// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget::test {

/// Whether dropPackets() can be used. Linux lets every user filter the packets of a socket (a socket filter that lets
/// nothing through); some kernels let only the network's administrator, which an ordinary user is in a network of the
/// program's own; in some containers and chroots nobody may have one. There, and where the environment has
/// BUDGET_NO_PACKET_FILTER, a silent hole is made of what every user may do: see FaultProxy::setBlackHole().
[[nodiscard]] bool mayDropPackets();

/// Whether the kernel drops every packet for this TCP socket before TCP sees it: nothing is read from it and nothing
/// acknowledged, and a listening socket does not answer a wish to connect. What was dropped is sent again by the
/// other side once this is switched off. Only where mayDropPackets(); ends the program otherwise, since a fault that is none
/// would pass for one.
void dropPackets(qintptr socket, bool drop);

/// Bytes that were sent on this socket and that the other side's kernel did not acknowledge yet, in packets.
[[nodiscard]] unsigned unacknowledgedPackets(qintptr socket);

} // namespace budget::test
