// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <array>
#include <chrono>
#include <functional>
#include <optional>

namespace budget::test {

enum class CutMoment {
    BeforeForwarding, ///< the server does not receive the flight
    AfterForwarding,  ///< the server receives the flight; its answer is cut off before the client receives it
};

enum class Direction { ToServer, ToClient };

/// A peer that no longer answers, on existing and new links.
enum class BlackHole {
    None,
    Acknowledging, ///< the peer's kernel acknowledges every byte, but its program does not answer
    Silent,        ///< no packet is acknowledged, not even one that opens or closes a connection
};

/// What happens to a link at the aimed flight or byte.
enum class Fault { Cut, CutAtAnswer, Swallow, Silence };

/// The settings and counts of a FaultProxy. Lives in the proxy's thread.
class FaultRules
{
public:
    struct Traffic
    {
        int flights = 0;
        int flightsEver = 0; ///< resetCounts() does not reset it
        qint64 bytes = 0;
        qint64 bytesEver = 0; ///< resetCounts() does not reset it
    };
    /// A fault, and how many bytes are forwarded before it.
    struct Break
    {
        qsizetype passing;
        Fault fault;
    };

    FaultRules() { m_sinceTraffic.start(); }

    [[nodiscard]] const Traffic &traffic(Direction direction) const { return m_traffic[index(direction)]; }
    [[nodiscard]] std::chrono::milliseconds quietFor() const;
    void resetCounts();
    void aimAtFlight(int n, Fault fault);
    void aimAtByte(Direction direction, qint64 n, Fault fault);

    /// Counts a flight of a client; returns the fault that was aimed at it.
    [[nodiscard]] std::optional<Fault> countFlight();
    void countAnswer();
    [[nodiscard]] std::optional<Break> countBytes(Direction direction, qsizetype size);
    /// Cancels the aimed faults.
    void disarm();

    int strikes = 0; ///< aimed faults that have taken effect
    std::chrono::milliseconds delay{0};
    bool refuses = false;
    bool holds = false;
    BlackHole blackHole = BlackHole::None;
    std::function<void()> noteHeld = [] {};

private:
    struct AtFlight
    {
        int flight; ///< the fault occurs when Traffic::flightsEver reaches this number
        Fault fault;
    };
    struct AtByte
    {
        Direction direction;
        qint64 byte; ///< the fault occurs when Traffic::bytesEver reaches this number
        Fault fault;
    };

    [[nodiscard]] static std::size_t index(Direction direction) { return direction == Direction::ToServer ? 0 : 1; }

    std::array<Traffic, 2> m_traffic;
    std::optional<AtFlight> m_atFlight;
    std::optional<AtByte> m_atByte;
    QElapsedTimer m_sinceTraffic;
};

} // namespace budget::test
