// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace budget::test {

/// Whether dropPackets() can be used. Linux usually lets every user attach a socket filter that drops all packets. Some
/// kernels require CAP_NET_ADMIN, which this process gets in a network namespace of its own; some containers and
/// chroots forbid that too. In that case, or with the variable BUDGET_NO_PACKET_FILTER, FaultProxy::setBlackHole()
/// simulates a silent hole without it.
[[nodiscard]] bool mayDropPackets();

/// If `drop`, the kernel drops every packet for this TCP socket before TCP sees it: nothing is read and nothing
/// acknowledged, and a listening socket does not answer connection attempts. After this is switched off, the other side
/// sends the dropped packets again. Ends the program unless mayDropPackets(), because a test must not run without its
/// fault.
void dropPackets(qintptr socket, bool drop);

/// The number of packets sent on this socket that the peer's kernel has not acknowledged yet.
[[nodiscard]] unsigned unacknowledgedPackets(qintptr socket);

} // namespace budget::test
