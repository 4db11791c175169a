// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

#include <vector>

namespace budget::test {

/// Makes a listening server ignore connection attempts, without privileges: shortens its queue of connections that wait
/// to be accepted and fills it, so that the kernel drops every further SYN packet. The server accepts nothing while
/// this object lives. The destructor restores the queue and discards the connections that filled it.
class FullBacklog
{
public:
    explicit FullBacklog(QTcpServer &server);
    ~FullBacklog();
    Q_DISABLE_COPY_MOVE(FullBacklog)

private:
    /// Adds a connection to the queue; false if the kernel does not answer any more.
    bool addFiller();

    QTcpServer &m_server;
    std::vector<int> m_fillers;
};

} // namespace budget::test
