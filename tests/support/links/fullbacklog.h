// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

#include <vector>

namespace budget::test {

/// Makes a listening server answer no further wish to connect, without any right: its queue of connections that wait to
/// be accepted is made short and filled, and the kernel drops every packet that would open one more. The server accepts
/// nothing while this lives. When it is destroyed the server listens as before, and nobody sees the connections that
/// filled its queue.
class FullBacklog
{
public:
    explicit FullBacklog(QTcpServer &server);
    ~FullBacklog();
    Q_DISABLE_COPY_MOVE(FullBacklog)

private:
    /// False once the kernel does not answer any more.
    bool addFiller();

    QTcpServer &m_server;
    std::vector<int> m_fillers;
};

} // namespace budget::test
