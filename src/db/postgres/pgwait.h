// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/interrupt.h"

#include <QtGlobal>

#include <chrono>

namespace budget {

using Deadline = std::chrono::steady_clock::time_point;

/// What ended a wait for the network.
enum class Waited { Ready, Late, Interrupted, Cancelled, Failed };

/// Blocks until the socket is ready for `events` (of poll()), the deadline has passed or the interrupt was raised;
/// where `heedsCancel`, also until its job was cancelled.
[[nodiscard]] Waited waitFor(int socket, short events, const Interrupt &interrupt, bool heedsCancel, Deadline deadline);

/// How many bytes have arrived over a connection of TCP since it was opened, encrypted ones as they are; 0 of another
/// socket.
[[nodiscard]] qint64 bytesReceived(int socket);

/// How many bytes arrive over a socket from one moment on.
class ArrivedBytes
{
public:
    explicit ArrivedBytes(int socket = -1);

    /// To be asked before each reading: of a socket that is not TCP's, the system tells only what waits to be read.
    [[nodiscard]] qint64 count();

private:
    int m_socket;
    qint64 m_before;
    qint64 m_waited = 0;
};

} // namespace budget
