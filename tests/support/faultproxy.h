// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/faultlink.h"

#include <QThread>

#include <chrono>

namespace budget::test {

class FaultRelay;

/// A network that misbehaves on request: listens on a loopback port and relays to another, in a thread of
/// its own. Callable from any thread; each call returns once it is in force for every byte that comes
/// after it. What is set stays until it is set otherwise.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 targetPort);
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Links that are open now, also those in the black hole.
    [[nodiscard]] int links() const;

    /// A flight is what a client sends before it waits for an answer: its first bytes, and its first
    /// bytes after the server spoke. Counted over all links since the start or resetFlights(). Exact for
    /// questions that were answered; a client's goodbye is counted by the time its link is gone. The
    /// opening takes several, with TLS 1.3 one more or less: the server sends session tickets unasked.
    [[nodiscard]] int flights() const;
    void resetFlights();

    /// Each flight arrives at the server that much later, in order. Answers come at once.
    void setDelay(std::chrono::milliseconds delay);
    /// New connections are closed as soon as they are made; those that exist stay.
    void setRefusing(bool refuses);
    /// Connections are accepted and all bytes acknowledged, but nothing reaches the other side, not even
    /// a close; existing connections too. A link that lost bytes stays dead when this is switched off.
    void setBlackHole(bool isBlackHole);

    /// Closes every connection, on both sides.
    void cutAll();
    /// Closes the link that sends the nth flight from now (1 is the next). Once.
    void cutAtFlight(int n, CutMoment moment);

private:
    QThread m_thread;
    FaultRelay *m_relay; ///< lives in m_thread, goes with its end
    quint16 m_port = 0;
};

} // namespace budget::test
