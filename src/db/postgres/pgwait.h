// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/interrupt.h"

#include <QtGlobal>

#include <chrono>

namespace budget {

using Deadline = std::chrono::steady_clock::time_point;

/// Why a wait for the network has ended.
enum class Waited { Ready, Late, Interrupted, Cancelled, Failed };

/// Blocks until the socket is ready for `events` (as for poll()), the deadline has passed or the interrupt was raised;
/// with `heedsCancel`, also until the job was cancelled.
[[nodiscard]] Waited waitFor(int socket, short events, const Interrupt &interrupt, bool heedsCancel, Deadline deadline);

/// The number of bytes, still encrypted, that have arrived over a TCP connection since it was opened. 0 for a socket of
/// another kind.
[[nodiscard]] qint64 bytesReceived(int socket);

/// Counts the bytes that arrive over a socket from the construction of this object on.
class ArrivedBytes
{
public:
    explicit ArrivedBytes(int socket = -1);

    /// Must be called before each read: for a socket other than TCP, it adds up the bytes that wait to be read.
    [[nodiscard]] qint64 count();

private:
    int m_socket;
    qint64 m_before;
    qint64 m_waited = 0;
};

} // namespace budget
