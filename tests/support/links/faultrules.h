// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <array>
#include <chrono>
#include <functional>
#include <optional>

namespace budget::test {

enum class CutMoment {
    BeforeForwarding, ///< the server never sees the flight
    AfterForwarding,  ///< the server got all of it; cut as it answers, and the client never sees the answer
};

enum class Direction { ToServer, ToClient };

/// A peer that says nothing any more, on every link and for every new one.
enum class BlackHole {
    None,
    Acknowledging, ///< its kernel takes every byte; only the program behind it is gone
    Silent,        ///< no packet is acknowledged, also none that opens or closes a connection
};

/// What happens to a link where it was aimed at.
enum class Fault { Cut, CutAtAnswer, Swallow, Silence };

/// What a FaultProxy is told to do to its links, and what it counted. Lives in the proxy's thread.
class FaultRules
{
public:
    struct Traffic
    {
        int flights = 0;
        int flightsEver = 0; ///< not touched by a reset
        qint64 bytes = 0;
        qint64 bytesEver = 0; ///< not touched by a reset
    };
    /// How many bytes still pass before the fault.
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

    /// Counts one more flight of the client; says what is to happen to its link.
    [[nodiscard]] std::optional<Fault> countFlight();
    void countAnswer();
    [[nodiscard]] std::optional<Break> countBytes(Direction direction, qsizetype size);
    /// Forgets what was aimed at.
    void disarm();

    int strikes = 0; ///< faults that were aimed and happened
    std::chrono::milliseconds delay{0};
    bool refuses = false;
    bool holds = false;
    BlackHole blackHole = BlackHole::None;
    std::function<void()> noteHeld = [] {};

private:
    struct AtFlight
    {
        int flight; ///< by flightsEver
        Fault fault;
    };
    struct AtByte
    {
        Direction direction;
        qint64 byte; ///< by bytesEver
        Fault fault;
    };

    [[nodiscard]] static std::size_t index(Direction direction) { return direction == Direction::ToServer ? 0 : 1; }

    std::array<Traffic, 2> m_traffic;
    std::optional<AtFlight> m_atFlight;
    std::optional<AtByte> m_atByte;
    QElapsedTimer m_sinceTraffic;
};

} // namespace budget::test
