// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/links/packetdrop.h"

#include <QByteArray>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/filter.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace budget::test {

namespace {

int attachFilter(int socket)
{
    std::array<sock_filter, 1> nothing{{{BPF_RET | BPF_K, 0, 0, 0}}}; // the filter keeps 0 bytes of each packet
    const sock_fprog program{nothing.size(), nothing.data()};
    return ::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}

int detachFilter(int socket)
{
    const int unused = 0;
    const int detached = ::setsockopt(socket, SOL_SOCKET, SO_DETACH_FILTER, &unused, sizeof(unused));
    return detached < 0 && errno == ENOENT ? 0 : detached; // no filter was attached
}

bool writeAll(const char *file, const QByteArray &text)
{
    const int descriptor = ::open(file, O_WRONLY | O_CLOEXEC);
    const bool isWritten = descriptor >= 0 && ::write(descriptor, text.constData(), text.size()) == text.size();
    ::close(descriptor);
    return isWritten;
}

QByteArray mapOf(unsigned id)
{
    return QByteArray::number(id) + ' ' + QByteArray::number(id) + " 1";
}

bool startLoopback()
{
    const int any = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    const bool isUp = any >= 0 && ::ioctl(any, SIOCSIFFLAGS, &request) == 0;
    ::close(any);
    return isUp;
}

bool mayFilter()
{
    const int any = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool isAttached = attachFilter(any) == 0;
    ::close(any);
    return isAttached;
}

/// Moves the process into a network namespace with only a loopback device.
bool enterOwnNetwork()
{
    const auto user = ::getuid();
    const auto group = ::getgid();
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 && writeAll("/proc/self/setgroups", "deny")
        && writeAll("/proc/self/uid_map", mapOf(user)) && writeAll("/proc/self/gid_map", mapOf(group))
        && startLoopback();
}

/// Initialised before the process starts threads, because only a process with one thread may enter a user namespace.
const bool kMayDropPackets = !qEnvironmentVariableIsSet("BUDGET_NO_PACKET_FILTER")
    && (mayFilter() || (enterOwnNetwork() && mayFilter()));

} // namespace

bool mayDropPackets()
{
    return kMayDropPackets;
}

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
