// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/packetdrop.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <linux/filter.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace budget::test {

namespace {

int attachFilter(int socket)
{
    std::array<sock_filter, 1> nothing{{{BPF_RET | BPF_K, 0, 0, 0}}}; // returns: keep 0 bytes of the packet
    const sock_fprog program{nothing.size(), nothing.data()};
    return ::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}

int detachFilter(int socket)
{
    const int unused = 0;
    const int detached = ::setsockopt(socket, SOL_SOCKET, SO_DETACH_FILTER, &unused, sizeof(unused));
    return detached < 0 && errno == ENOENT ? 0 : detached; // there was none
}

} // namespace

void dropPackets(qintptr socket, bool drop)
{
    const int descriptor = static_cast<int>(socket);
    if ((drop ? attachFilter(descriptor) : detachFilter(descriptor)) < 0)
        qFatal("The kernel does not take a filter for packets: %s", std::strerror(errno));
}

unsigned unacknowledgedPackets(qintptr socket)
{
    tcp_info info{};
    socklen_t size = sizeof(info);
    if (::getsockopt(static_cast<int>(socket), IPPROTO_TCP, TCP_INFO, &info, &size) < 0)
        qFatal("The kernel does not tell about a connection: %s", std::strerror(errno));
    return info.tcpi_unacked;
}

} // namespace budget::test
