// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pool/poolcore.h"

#include <functional>
#include <set>

namespace budget::test {

/// Plays the part of askers, workers and clock for a PoolCore, by what `pick` chooses, and checks what it asks for.
class PoolWorld
{
public:
    /// Answers a number below its argument.
    using Pick = std::function<int(int)>;

    PoolWorld(const PoolSettings &settings, Pick pick) : m_settings(settings), m_pool(settings), m_pick(std::move(pick))
    { }

    void step()
    {
        m_now += std::chrono::milliseconds(m_pick(20));
        switch (m_pick(12)) {
        case 0:
        case 1:
        case 2:
            return accept(m_pool.submit(++m_jobs, m_now));
        case 3:
        case 4:
            return withOne(m_opening, [this](auto seat) { endOpening(seat, m_pick(4) != 0); });
        case 5:
        case 6:
            return withOne(m_busy, [this](auto seat) { endJob(seat); });
        case 7:
            return accept(m_pool.tick(m_now));
        case 8:
            if (m_jobs > 0)
                accept(m_pool.cancel(1 + static_cast<PoolCore::JobId>(m_pick(static_cast<int>(m_jobs)))));
            return;
        case 9:
            return withOne(m_free, [this](auto seat) { accept(m_pool.endedIdle(seat)); });
        case 10:
            return accept(m_pick(4) == 0 ? m_pool.cancelAll() : m_pool.tick(m_now));
        default:
            m_mustClose.insert(m_busy.begin(), m_busy.end());
            accept(m_pool.dispose());
            expect(m_free.empty(), "nothing idle outlives a disposal");
        }
    }

    /// Shuts the pool down and lets what is under way end.
    void end()
    {
        accept(m_pool.shutDown());
        expect(m_free.empty(), "nothing idle outlives the end");
        accept(m_pool.submit(++m_jobs, m_now));
        while (!m_opening.empty() || !m_busy.empty()) {
            withOne(m_opening, [this](auto seat) { endOpening(seat, true); });
            withOne(m_busy, [this](auto seat) { endJob(seat); });
        }
        expect(m_free.empty(), "nothing lives after the end");
        expect(m_answered.size() == m_jobs, "every job left once");
        expect(m_pool.stats().opened == m_pool.stats().closed, "what was opened is closed");
    }

    /// The first rule that was broken; null where none was.
    [[nodiscard]] const char *violation() const { return m_violation; }

private:
    using Seats = std::set<PoolCore::SeatId>;

    template <class Act>
    void withOne(const Seats &seats, Act act)
    {
        if (!seats.empty())
            act(*std::next(seats.begin(), m_pick(static_cast<int>(seats.size()))));
    }

    void endOpening(PoolCore::SeatId seat, bool isOpen)
    {
        m_opening.erase(seat);
        if (isOpen)
            m_free.insert(seat);
        accept(isOpen ? m_pool.opened(seat, m_now) : m_pool.openFailed(seat, m_now));
    }

    void endJob(PoolCore::SeatId seat)
    {
        const bool isDead = m_pick(5) == 0;
        if (isDead)
            m_pool.foundDead(seat);
        if (isDead || m_pick(5) == 0) {
            m_pool.reopened(seat, m_now);
            m_mustClose.erase(seat);
        }
        m_busy.erase(seat);
        m_free.insert(seat);
        const bool isUsable = m_pick(5) != 0;
        accept(m_pool.finished(seat, isUsable, m_now));
        const bool mustClose = m_mustClose.erase(seat) > 0 || !isUsable;
        expect(!mustClose || (!m_free.contains(seat) && !m_busy.contains(seat)), "what must not be used is closed");
    }

    void accept(const PoolCore::Actions &actions)
    {
        for (const PoolCore::Action &action : actions)
            std::visit([this](const auto &a) { carryOut(a); }, action);
        const PoolStats stats = m_pool.stats();
        const auto live = m_opening.size() + m_busy.size() + m_free.size();
        expect(stats.limit == 0 || live <= static_cast<std::size_t>(stats.limit), "no more than size + overflow live");
        expect(m_settings.size == 0 || m_free.size() <= static_cast<std::size_t>(m_settings.size), "size are kept");
        expect(stats.open == static_cast<int>(live), "the pool counts what lives");
        expect(stats.inUse == static_cast<int>(m_busy.size()), "the pool counts what is busy");
        expect(stats.idle == static_cast<int>(m_free.size()), "the pool counts what is idle");
        expect(stats.opened - stats.closed == stats.inUse + stats.idle, "what was opened and not closed is there");
        expect(stats.closed
                   == stats.recycled + stats.replaced + stats.surplus + stats.broken + stats.endedByServer
                       + stats.disposed,
               "every closing has its reason");
        expect(stats.waiting == 0 || m_free.empty(), "nobody waits beside an idle connection");
        expect(m_answered.size() + static_cast<std::size_t>(stats.waiting) == m_jobs, "who has not left waits");
    }

    void carryOut(const PoolCore::OpenSeat &a)
    {
        expect(a.seat > m_lastSeat, "a seat is opened once");
        m_lastSeat = a.seat;
        m_opening.insert(a.seat);
    }
    void carryOut(const PoolCore::CloseSeat &a)
    {
        expect(m_free.erase(a.seat) + m_opening.erase(a.seat) == 1, "no seat is closed under a job, nor twice");
    }
    void carryOut(const PoolCore::RunJob &a)
    {
        expect(m_free.erase(a.seat) == 1, "a job runs on a free, open seat");
        expect(a.job > m_lastRun, "first come, first served");
        m_lastRun = a.job;
        m_busy.insert(a.seat);
        leave(a.job);
    }
    void carryOut(const PoolCore::FailJob &a) { leave(a.job); }

    void leave(PoolCore::JobId job)
    {
        expect(job >= 1 && job <= m_jobs && m_answered.insert(job).second, "a job leaves once");
    }

    void expect(bool isTrue, const char *rule)
    {
        if (!isTrue && !m_violation)
            m_violation = rule;
    }

    PoolSettings m_settings;
    PoolCore m_pool;
    Pick m_pick;
    PoolCore::TimePoint m_now{};
    PoolCore::JobId m_jobs = 0;
    PoolCore::JobId m_lastRun = 0;
    PoolCore::SeatId m_lastSeat = 0;
    Seats m_opening;
    Seats m_busy;
    Seats m_free;
    Seats m_mustClose; ///< of those that are busy: parted with meanwhile
    std::set<PoolCore::JobId> m_answered;
    const char *m_violation = nullptr;
};

} // namespace budget::test
