// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/links/faultrules.h"

#include <QThread>

#include <chrono>
#include <functional>

namespace budget::test {

class FaultRelay;

/// A relay that simulates network faults: listens on a loopback port and forwards to another, in a thread of its own.
/// Its functions may be called from any thread. When a call returns, its setting applies to every later byte, until the
/// setting is changed.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 targetPort);
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// The number of open links, including those in a black hole.
    [[nodiscard]] int links() const;

    /// The number of flights (bytes that clients sent before they waited for an answer) on all links since the start or
    /// resetFlights(). A flight begins with a client's first bytes, and with its first bytes after the server sent
    /// some. The count is exact for flights that were answered; a client's Terminate message is counted once its link
    /// is closed. Opening a connection takes several flights, and with TLS 1.3 one more or less, because the server
    /// sends session tickets unasked.
    [[nodiscard]] int flights() const;
    /// The number of answers: each begins with the server's first bytes after the client sent some.
    [[nodiscard]] int answers() const;
    /// The bytes that arrived from one side, whether or not they were forwarded.
    [[nodiscard]] qint64 bytes(Direction direction) const;
    /// Sets the counts of flights, answers and bytes to 0.
    void resetFlights();
    /// The time since the last byte in either direction, or since the start.
    [[nodiscard]] std::chrono::milliseconds quietFor() const;

    /// Delays each flight on its way to the server; the order stays. Answers are not delayed.
    void setDelay(std::chrono::milliseconds delay);
    /// Closes new connections at once; existing connections stay.
    void setRefusing(bool refuses);
    /// Accepts new connections, but forwards them and their bytes to the server only when this is switched off;
    /// existing connections stay. For each held connection, `noteHeld` is called in the proxy's thread.
    void setHolding(
        bool holds, std::function<void()> noteHeld = [] {});
    /// Forwards nothing any more, not even the end of a connection; this includes existing connections. A link that has
    /// lost bytes stays dead when this is switched off. BlackHole::Silent loses no bytes: afterwards the kernels send
    /// them again, as when a cable is plugged in again. If the kernel does not let this user drop packets
    /// (mayDropPackets()), a silent hole acknowledges the packets of existing connections and leaves them unread.
    void setBlackHole(BlackHole hole);
    void setBlackHole(bool isBlackHole) { setBlackHole(isBlackHole ? BlackHole::Acknowledging : BlackHole::None); }

    /// Closes all connections on both sides.
    void cutAll();
    /// Closes, once, the link that sends the nth flight from now (1 is the next).
    void cutAtFlight(int n, CutMoment moment);
    /// Closes, once, the link that carries the nth byte from now, after it has forwarded that byte; with 0, before the
    /// next byte.
    void cutAfterBytes(Direction direction, qint64 n);
    /// Discards the nth flight from now, and then calls setBlackHole(hole). The kernel has acknowledged the packet of
    /// that flight already, even if the hole is silent.
    void blackHoleAtFlight(int n, BlackHole hole);
    void blackHoleAfterBytes(Direction direction, qint64 n, BlackHole hole);
    /// The number of faults aimed at a flight or byte that have taken effect.
    [[nodiscard]] int strikes() const;
    /// Cancels the aimed faults that have not taken effect yet.
    void disarm();

private:
    QThread m_thread;
    FaultRelay *m_relay; ///< lives in m_thread, which deletes it at its end
    quint16 m_port = 0;
};

} // namespace budget::test
