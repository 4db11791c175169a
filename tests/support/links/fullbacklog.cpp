// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/links/fullbacklog.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace budget::test {

namespace {

constexpr int kMostFillers = 32;
constexpr int kAnswerMs = 300; ///< an answer comes at once, or a second later after a retransmission
constexpr int kUsualBacklog = 50;

void listenAgain(QTcpServer &server, int backlog)
{
    if (::listen(static_cast<int>(server.socketDescriptor()), backlog) < 0)
        qFatal("The length of a queue cannot be changed: %s", std::strerror(errno));
}

} // namespace

FullBacklog::FullBacklog(QTcpServer &server) : m_server(server)
{
    m_server.pauseAccepting();
    listenAgain(m_server, 0);
    while (addFiller()) {
        if (m_fillers.size() > kMostFillers)
            qFatal("The queue of a listening socket does not fill");
    }
}

FullBacklog::~FullBacklog()
{
    for (const int filler : m_fillers) {
        sockaddr_in name{};
        socklen_t size = sizeof(name);
        ::close(::accept4(static_cast<int>(m_server.socketDescriptor()), reinterpret_cast<sockaddr *>(&name), &size,
                          SOCK_NONBLOCK | SOCK_CLOEXEC));
        ::close(filler);
    }
    listenAgain(m_server, kUsualBacklog);
    m_server.resumeAccepting();
}

bool FullBacklog::addFiller()
{
    const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_server.serverPort());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(filler, reinterpret_cast<const sockaddr *>(&address), sizeof(address));
    pollfd wait{filler, POLLOUT, 0};
    if (::poll(&wait, 1, kAnswerMs) == 1) {
        m_fillers.push_back(filler);
        return true;
    }
    ::close(filler);
    return false;
}

} // namespace budget::test
