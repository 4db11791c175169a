// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgwait.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#ifdef __linux__
#include <linux/tcp.h> // glibc's own tcp_info lacks tcpi_bytes_received
#endif

#include <array>
#include <cerrno>
#include <cstddef>

namespace budget {

Waited waitFor(int socket, short events, const Interrupt &interrupt, bool heedsCancel, Deadline deadline)
{
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    for (;;) {
        const auto left = ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return Waited::Late;
        // poll() ignores an entry whose descriptor is negative.
        std::array<pollfd, 3> watched{pollfd{socket, events, 0}, pollfd{interrupt.fd(), POLLIN, 0},
                                      pollfd{heedsCancel ? interrupt.cancelFd() : -1, POLLIN, 0}};
        const int ready = ::poll(watched.data(), watched.size(), static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR)
            return Waited::Failed;
        if (ready <= 0)
            continue;
        if (watched[1].revents)
            return Waited::Interrupted;
        if (watched[2].revents)
            return Waited::Cancelled;
        return Waited::Ready;
    }
}

qint64 bytesReceived(int socket)
{
#ifdef __linux__
    tcp_info info{};
    socklen_t size = sizeof info;
    const bool isKnown = ::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0;
    if (isKnown && size >= offsetof(tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received)
        return static_cast<qint64>(info.tcpi_bytes_received);
#endif
    return 0;
}

ArrivedBytes::ArrivedBytes(int socket) : m_socket(socket), m_before(bytesReceived(socket))
{ }

qint64 ArrivedBytes::count()
{
    if (const qint64 received = bytesReceived(m_socket); received > 0)
        return received - m_before;
    int waiting = 0;
    if (::ioctl(m_socket, FIONREAD, &waiting) == 0)
        m_waited += waiting;
    return m_waited;
}

} // namespace budget
