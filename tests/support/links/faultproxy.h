// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/links/faultrules.h"

#include <QThread>

#include <chrono>
#include <functional>

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
    /// The same the other way: the server's first bytes after the client spoke.
    [[nodiscard]] int answers() const;
    /// What came from one side, whether or not it reached the other.
    [[nodiscard]] qint64 bytes(Direction direction) const;
    /// Of flights, answers and bytes.
    void resetFlights();
    /// Since the last byte in either direction, or the start.
    [[nodiscard]] std::chrono::milliseconds quietFor() const;

    /// Each flight arrives at the server that much later, in order. Answers come at once.
    void setDelay(std::chrono::milliseconds delay);
    /// New connections are closed as soon as they are made; those that exist stay.
    void setRefusing(bool refuses);
    /// New connections are accepted, but wait for their server until this is switched off, with all that
    /// they said meanwhile; those that exist stay. For each of them `noteHeld` is called in the proxy's thread.
    void setHolding(
        bool holds, std::function<void()> noteHeld = [] {});
    /// Nothing reaches the other side any more, not even a close; existing connections too. A link that lost
    /// bytes stays dead when this is switched off. BlackHole::Silent loses none: there the kernels go on by
    /// themselves, as with a cable that is plugged in again. Where the kernel does not let this user drop packets
    /// (mayDropPackets()), a silent hole acknowledges what comes on connections that exist, and leaves it unread.
    void setBlackHole(BlackHole hole);
    void setBlackHole(bool isBlackHole) { setBlackHole(isBlackHole ? BlackHole::Acknowledging : BlackHole::None); }

    /// Closes every connection, on both sides.
    void cutAll();
    /// Closes the link that sends the nth flight from now (1 is the next). Once.
    void cutAtFlight(int n, CutMoment moment);
    /// Closes the link that carries the nth byte from now right behind that byte, which arrives; with 0 before the
    /// next one. Once.
    void cutAfterBytes(Direction direction, qint64 n);
    /// The nth flight from now is swallowed, and setBlackHole(hole) is in force from there on. Its own packet was
    /// acknowledged by then, also in a silent hole.
    void blackHoleAtFlight(int n, BlackHole hole);
    void blackHoleAfterBytes(Direction direction, qint64 n, BlackHole hole);
    /// How many of these have happened.
    [[nodiscard]] int strikes() const;
    /// Forgets those that have not.
    void disarm();

private:
    QThread m_thread;
    FaultRelay *m_relay; ///< lives in m_thread, goes with its end
    quint16 m_port = 0;
};

} // namespace budget::test
