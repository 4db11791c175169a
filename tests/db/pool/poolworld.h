// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pool/poolcore.h"
#include "db/pool/poolmodel.h"

#include <functional>
#include <set>
#include <vector>

namespace budget::test {

/// Simulates the callers, workers and clock of a PoolCore, and checks its actions by rules and by comparison with a
/// PoolModel. A world can be copied, so that a test can try several events from the same state.
class PoolWorld
{
public:
    /// Returns a number from 0 to its argument - 1.
    using Pick = std::function<int(int)>;

    explicit PoolWorld(const PoolSettings &settings) : m_settings(settings), m_pool(settings), m_model(settings) { }

    /// Carries out one event, chosen by `pick`.
    void step(const Pick &pick)
    {
        m_now += std::chrono::milliseconds(pick(20));
        switch (pick(12)) {
        case 0:
        case 1:
        case 2:
            return submit();
        case 3:
        case 4:
            return withOne(m_opening, pick, [&](auto seat) { endOpening(seat, pick(4) != 0); });
        case 5:
        case 6:
            return withOne(m_busy, pick, [&](auto seat) { endJob(seat, pick); });
        case 7:
            return tick();
        case 8:
            if (m_jobs > 0)
                cancel(1 + static_cast<PoolCore::JobId>(pick(static_cast<int>(m_jobs))));
            return;
        case 9:
            return withOne(m_free, pick, [this](auto seat) { endIdle(seat); });
        case 10:
            return pick(4) == 0 ? cancelAll() : tick();
        default:
            return dispose();
        }
    }

    /// A copy of this world for each possible next event. The time does not advance, except in the event that lets the
    /// queue time out.
    [[nodiscard]] std::vector<PoolWorld> nextWorlds() const
    {
        std::vector<PoolWorld> next;
        const auto add = [&](auto event) { event(next.emplace_back(*this)); };
        add([](PoolWorld &world) { world.submit(); });
        for (const auto seat : m_opening) {
            add([&](PoolWorld &world) { world.endOpening(seat, true); });
            add([&](PoolWorld &world) { world.endOpening(seat, false); });
        }
        for (const auto seat : m_busy) {
            add([&](PoolWorld &world) { world.finish(seat, true); });
            add([&](PoolWorld &world) { world.finish(seat, false); });
        }
        for (const auto seat : m_free)
            add([&](PoolWorld &world) { world.endIdle(seat); });
        for (PoolCore::JobId job = 1; job <= m_jobs; ++job) {
            if (!m_answered.contains(job))
                add([&](PoolWorld &world) { world.cancel(job); });
        }
        add([](PoolWorld &world) { world.dispose(); });
        add([](PoolWorld &world) { world.cancelAll(); });
        add([](PoolWorld &world) {
            world.m_now += world.m_settings.timeout;
            world.tick();
        });
        return next;
    }

    /// Shuts the pool down and lets running openings and jobs finish.
    void end()
    {
        accept(m_pool.shutDown(), m_model.shutDown(m_now));
        expect(m_free.empty(), "nothing idle outlives the end");
        submit();
        while (!m_opening.empty())
            endOpening(*m_opening.begin(), true);
        while (!m_busy.empty())
            finish(*m_busy.begin(), true);
        expect(m_free.empty(), "nothing lives after the end");
        expect(m_answered.size() == m_jobs, "every job left once");
        expect(m_pool.stats().opened == m_pool.stats().closed, "what was opened is closed");
    }

    /// The first rule that was broken, or null.
    [[nodiscard]] const char *violation() const { return m_violation; }

private:
    using Seats = std::set<PoolCore::SeatId>;

    template <class Act>
    static void withOne(const Seats &seats, const Pick &pick, Act act)
    {
        if (!seats.empty())
            act(*std::next(seats.begin(), pick(static_cast<int>(seats.size()))));
    }

    void submit()
    {
        ++m_jobs;
        accept(m_pool.submit(m_jobs, m_now), m_model.submit(m_jobs, m_now));
    }
    void tick() { accept(m_pool.tick(m_now), m_model.tick(m_now)); }
    void cancel(PoolCore::JobId job) { accept(m_pool.cancel(job), m_model.cancel(job, m_now)); }
    void cancelAll() { accept(m_pool.cancelAll(), m_model.cancelAll(m_now)); }
    void endIdle(PoolCore::SeatId seat) { accept(m_pool.endedIdle(seat), m_model.endedIdle(seat, m_now)); }

    void dispose()
    {
        m_mustClose.insert(m_busy.begin(), m_busy.end());
        accept(m_pool.dispose(), m_model.dispose(m_now));
        expect(m_free.empty(), "nothing idle outlives a disposal");
    }

    void endOpening(PoolCore::SeatId seat, bool isOpen)
    {
        m_opening.erase(seat);
        if (isOpen)
            m_free.insert(seat);
        if (isOpen)
            accept(m_pool.opened(seat, m_now), m_model.opened(seat, m_now));
        else
            accept(m_pool.openFailed(seat, m_now), m_model.openFailed(seat, m_now));
    }

    void endJob(PoolCore::SeatId seat, const Pick &pick)
    {
        const bool isDead = pick(5) == 0;
        if (isDead) {
            m_pool.foundDead(seat);
            m_model.foundDead(seat);
        }
        if (isDead || pick(5) == 0) {
            m_pool.reopened(seat, m_now);
            m_model.reopened(seat, m_now);
            m_mustClose.erase(seat);
        }
        finish(seat, pick(5) != 0);
    }

    void finish(PoolCore::SeatId seat, bool isUsable)
    {
        m_busy.erase(seat);
        m_free.insert(seat);
        accept(m_pool.finished(seat, isUsable, m_now), m_model.finished(seat, isUsable, m_now));
        const bool mustClose = m_mustClose.erase(seat) > 0 || !isUsable;
        expect(!mustClose || (!m_free.contains(seat) && !m_busy.contains(seat)), "what must not be used is closed");
    }

    void accept(const PoolCore::Actions &actions, const PoolCore::Actions &expected)
    {
        expect(actions == expected, "the pool does what the model does");
        for (const PoolCore::Action &action : actions)
            std::visit([this](const auto &a) { carryOut(a); }, action);
        const PoolStats stats = m_pool.stats();
        const auto live = m_opening.size() + m_busy.size() + m_free.size();
        const bool hasRoom = stats.limit == 0 || live < static_cast<std::size_t>(stats.limit);
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
        expect(stats.waiting == 0 || !m_opening.empty() || !hasRoom,
               "nobody waits while there is room and nothing is being opened");
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
    PoolModel m_model;
    PoolCore::TimePoint m_now{};
    PoolCore::JobId m_jobs = 0;
    PoolCore::JobId m_lastRun = 0;
    PoolCore::SeatId m_lastSeat = 0;
    Seats m_opening;
    Seats m_busy;
    Seats m_free;
    Seats m_mustClose; ///< busy seats whose connection must be closed after the job
    std::set<PoolCore::JobId> m_answered;
    const char *m_violation = nullptr;
};

} // namespace budget::test
