// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/links/faultrules.h"

namespace budget::test {

std::chrono::milliseconds FaultRules::quietFor() const
{
    return std::chrono::milliseconds(m_sinceTraffic.elapsed());
}

void FaultRules::resetCounts()
{
    for (Traffic &traffic : m_traffic) {
        traffic.flights = 0;
        traffic.bytes = 0;
    }
}

void FaultRules::aimAtFlight(int n, Fault fault)
{
    m_atFlight = AtFlight{traffic(Direction::ToServer).flightsEver + n, fault};
}

void FaultRules::aimAtByte(Direction direction, qint64 n, Fault fault)
{
    m_atByte = AtByte{direction, traffic(direction).bytesEver + n, fault};
}

void FaultRules::disarm()
{
    m_atFlight.reset();
    m_atByte.reset();
}

std::optional<Fault> FaultRules::countFlight()
{
    Traffic &traffic = m_traffic[index(Direction::ToServer)];
    ++traffic.flights;
    ++traffic.flightsEver;
    if (!m_atFlight || m_atFlight->flight != traffic.flightsEver)
        return {};
    return m_atFlight->fault;
}

void FaultRules::countAnswer()
{
    Traffic &traffic = m_traffic[index(Direction::ToClient)];
    ++traffic.flights;
    ++traffic.flightsEver;
}

std::optional<FaultRules::Break> FaultRules::countBytes(Direction direction, qsizetype size)
{
    Traffic &traffic = m_traffic[index(direction)];
    const qint64 before = traffic.bytesEver;
    m_sinceTraffic.restart();
    traffic.bytes += size;
    traffic.bytesEver += size;
    const bool isHit = m_atByte && m_atByte->direction == direction && m_atByte->byte >= before
        && m_atByte->byte <= traffic.bytesEver;
    if (!isHit)
        return {};
    const Break hit{m_atByte->byte - before, m_atByte->fault};
    m_atByte.reset();
    return hit;
}

} // namespace budget::test
