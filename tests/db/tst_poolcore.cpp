// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/poolcore.h"

#include <QStringList>
#include <QTest>

#include <random>
#include <set>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const PoolCore::TimePoint kStart{};

PoolSettings settings(int size, int maxOverflow, std::chrono::milliseconds timeout = 30s)
{
    return {size, maxOverflow, timeout};
}

QString printed(const PoolCore::Action &action)
{
    struct Printer
    {
        QString operator()(PoolCore::OpenSeat a) const { return u"open %1"_s.arg(a.seat); }
        QString operator()(PoolCore::CloseSeat a) const { return u"close %1"_s.arg(a.seat); }
        QString operator()(PoolCore::RunJob a) const
        {
            static const QStringList checkouts{u""_s, u" after ping"_s, u" after reopening"_s};
            return u"run %1 on %2%3"_s.arg(a.job).arg(a.seat).arg(checkouts[static_cast<int>(a.checkout)]);
        }
        QString operator()(PoolCore::FailJob a) const
        {
            static const QStringList refusals{u"open failed"_s, u"timed out opening"_s, u"timed out waiting"_s,
                                              u"cancelled"_s};
            return u"fail %1: %2"_s.arg(a.job).arg(refusals[static_cast<int>(a.refusal)]);
        }
    };
    return std::visit(Printer(), action);
}

QString printed(const PoolCore::Actions &actions)
{
    QStringList lines;
    for (const PoolCore::Action &action : actions)
        lines << printed(action);
    return lines.join(u", "_s);
}

QString counts(const PoolCore &pool)
{
    const PoolStats stats = pool.stats();
    return u"open %1, in use %2, waiting %3"_s.arg(stats.open).arg(stats.inUse).arg(stats.waiting);
}

} // namespace

class TestPoolCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensNothingInAdvance()
    {
        const PoolCore pool(settings(5, 10));
        QCOMPARE(counts(pool), u"open 0, in use 0, waiting 0"_s);
        QCOMPARE(pool.stats().limit, 15);
    }

    void opensForTheFirstAndReusesForTheNext()
    {
        PoolCore pool(settings(5, 10));
        QCOMPARE(printed(pool.submit(1, kStart)), u"open 1"_s);
        QCOMPARE(printed(pool.opened(1, kStart)), u"run 1 on 1"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
        QCOMPARE(printed(pool.submit(2, kStart)), u"run 2 on 1"_s);
        QCOMPARE(counts(pool), u"open 1, in use 1, waiting 0"_s);
    }

    void takesTheMostRecentlyUsedFirst()
    {
        PoolCore pool(settings(5, 0));
        occupy(pool, 2);
        (void)pool.finished(1, true, kStart);
        (void)pool.finished(2, true, kStart);
        QCOMPARE(printed(pool.submit(3, kStart)), u"run 3 on 2"_s);
        QCOMPARE(printed(pool.submit(4, kStart)), u"run 4 on 1"_s);
    }

    void growsToSizeAndOverflowThenWaitsInTheOrderOfArrival()
    {
        PoolCore pool(settings(2, 1));
        occupy(pool, 3);
        QCOMPARE(printed(pool.submit(4, kStart)), u""_s);
        QCOMPARE(printed(pool.submit(5, kStart)), u""_s);
        QCOMPARE(counts(pool), u"open 3, in use 3, waiting 2"_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"run 4 on 2"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"run 5 on 1"_s);
    }

    void countsAnOpeningBeforeItIsOpen()
    {
        PoolCore pool(settings(1, 0));
        QCOMPARE(printed(pool.submit(1, kStart)), u"open 1"_s);
        QCOMPARE(printed(pool.submit(2, kStart)), u""_s);
    }

    void closesTheOverflowOnReturnUnlessSomebodyWaits()
    {
        PoolCore pool(settings(1, 1));
        occupy(pool, 2);
        (void)pool.submit(3, kStart);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"run 3 on 1"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"close 2"_s);
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
    }

    void aFailedOpenLeavesTheCountsAndWakesTheNextWaiter()
    {
        PoolCore pool(settings(1, 0));
        (void)pool.submit(1, kStart);
        (void)pool.submit(2, kStart);
        QCOMPARE(printed(pool.openFailed(1, kStart)), u"fail 1: open failed, open 2"_s);
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 1"_s);
        QCOMPARE(printed(pool.openFailed(2, kStart)), u"fail 2: open failed"_s);
        QCOMPARE(counts(pool), u"open 0, in use 0, waiting 0"_s);
    }

    void oneHangingOpenDelaysNobody()
    {
        PoolCore pool(settings(2, 0));
        QCOMPARE(printed(pool.submit(1, kStart)), u"open 1"_s); // never answers
        QCOMPARE(printed(pool.submit(2, kStart)), u"open 2"_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 1 on 2"_s); // who came first is served first
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"run 2 on 2"_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u""_s);
        QCOMPARE(printed(pool.openFailed(1, kStart)), u""_s); // nobody waits for it any more
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
    }

    void anUnusableConnectionIsReplaced()
    {
        PoolCore pool(settings(1, 0));
        occupy(pool, 1);
        (void)pool.submit(2, kStart);
        QCOMPARE(printed(pool.finished(1, false, kStart)), u"close 1, open 2"_s);
        QCOMPARE(printed(pool.opened(2, kStart)), u"run 2 on 2"_s);
    }

    void saysWhichWaitRanOut()
    {
        PoolCore pool(settings(1, 0, 500ms));
        QCOMPARE(pool.nextDeadline(), std::nullopt);
        (void)pool.submit(1, kStart);
        (void)pool.submit(2, kStart + 100ms);
        QCOMPARE(pool.nextDeadline(), std::optional(kStart + 500ms));
        QCOMPARE(printed(pool.tick(kStart + 499ms)), u""_s);
        QCOMPARE(printed(pool.tick(kStart + 500ms)), u"fail 1: timed out opening"_s);
        QCOMPARE(printed(pool.tick(kStart + 600ms)), u"fail 2: timed out waiting"_s);
        QCOMPARE(printed(pool.opened(1, kStart)), u""_s); // late, kept for the next
        QCOMPARE(counts(pool), u"open 1, in use 0, waiting 0"_s);
    }

    void aWaitingJobCanBeTakenBackARunningOneNot()
    {
        PoolCore pool(settings(1, 0));
        occupy(pool, 1);
        (void)pool.submit(2, kStart);
        QCOMPARE(printed(pool.cancel(2)), u"fail 2: cancelled"_s);
        QCOMPARE(printed(pool.cancel(1)), u""_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
    }

    void sizeZeroMeansUnlimited()
    {
        PoolCore pool(settings(0, 0));
        for (PoolCore::JobId job = 1; job <= 100; ++job)
            QCOMPARE(printed(pool.submit(job, kStart)), u"open %1"_s.arg(job));
        QCOMPARE(pool.stats().limit, 0);
    }

    void overflowMinusOneMeansUnlimitedButSizeAreKept()
    {
        PoolCore pool(settings(1, -1));
        occupy(pool, 50);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u""_s);
        QCOMPARE(printed(pool.finished(2, true, kStart)), u"close 2"_s);
    }

    void shutsDownInOrder()
    {
        PoolCore pool(settings(2, 0));
        occupy(pool, 2);
        (void)pool.finished(1, true, kStart);
        (void)pool.submit(3, kStart); // runs on 1
        (void)pool.submit(4, kStart);
        QCOMPARE(printed(pool.shutDown()), u"fail 4: cancelled"_s);
        QCOMPARE(printed(pool.submit(5, kStart)), u"fail 5: cancelled"_s);
        QCOMPARE(printed(pool.finished(1, true, kStart)), u"close 1"_s);
        QCOMPARE(printed(pool.finished(2, false, kStart)), u"close 2"_s);
        QCOMPARE(counts(pool), u"open 0, in use 0, waiting 0"_s);
    }

    void whatOpensAfterTheEndIsClosed()
    {
        PoolCore pool(settings(1, 0));
        (void)pool.submit(1, kStart);
        QCOMPARE(printed(pool.shutDown()), u"fail 1: cancelled"_s);
        QCOMPARE(printed(pool.opened(1, kStart)), u"close 1"_s);
    }

    void keepsItsInvariantsThroughRandomEvents_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("overflow");
        QTest::newRow("1+0") << 1 << 0;
        QTest::newRow("2+1") << 2 << 1;
        QTest::newRow("5+10") << 5 << 10;
        QTest::newRow("unlimited") << 0 << 0;
    }
    void keepsItsInvariantsThroughRandomEvents();

private:
    /// Jobs 1…n run on seats 1…n.
    static void occupy(PoolCore &pool, PoolCore::JobId n)
    {
        for (PoolCore::JobId job = 1; job <= n; ++job) {
            (void)pool.submit(job, kStart);
            (void)pool.opened(job, kStart);
        }
    }
};

namespace {

/// Plays the part of the workers for a PoolCore and checks what it asks for.
class World
{
public:
    World(const PoolSettings &settings, unsigned seed) : m_settings(settings), m_pool(settings), m_random(seed) { }

    void step()
    {
        m_now += std::chrono::milliseconds(pick(20));
        switch (pick(6)) {
        case 0:
        case 1:
            return submit();
        case 2:
            return withOne(m_opening,
                           [this](auto seat) { accept(pick(4) ? opened(seat) : m_pool.openFailed(seat, m_now)); });
        case 3:
            return withOne(m_busy, [this](auto seat) {
                m_free.insert(seat);
                if (pick(5) == 0)
                    m_pool.foundDead(seat);
                if (pick(5) == 0)
                    m_pool.reopened(seat, m_now);
                accept(m_pool.finished(seat, pick(5) != 0, m_now));
            });
        case 4:
            return accept(m_pool.tick(m_now));
        default:
            if (m_jobs > 0)
                accept(m_pool.cancel(1 + static_cast<PoolCore::JobId>(pick(static_cast<int>(m_jobs)))));
        }
    }

    void end()
    {
        accept(m_pool.shutDown());
        while (!m_opening.empty() || !m_busy.empty()) {
            withOne(m_opening, [this](auto seat) { accept(opened(seat)); });
            withOne(m_busy, [this](auto seat) {
                m_free.insert(seat);
                accept(m_pool.finished(seat, true, m_now));
            });
        }
        expect(m_free.empty(), "nothing lives after the end");
        expect(m_answered.size() == m_jobs, "every job left once");
        expect(m_pool.stats().opened == m_pool.stats().closed, "what was opened is closed");
    }

    [[nodiscard]] const QStringList &violations() const { return m_violations; }

private:
    using Seats = std::set<PoolCore::SeatId>;

    int pick(int n) { return std::uniform_int_distribution(0, n - 1)(m_random); }

    template <class Act>
    void withOne(Seats &seats, Act act)
    {
        if (seats.empty())
            return;
        const auto it = std::next(seats.begin(), pick(static_cast<int>(seats.size())));
        const auto seat = *it;
        seats.erase(it);
        act(seat);
    }

    void submit() { accept(m_pool.submit(++m_jobs, m_now)); }

    PoolCore::Actions opened(PoolCore::SeatId seat)
    {
        m_free.insert(seat);
        return m_pool.opened(seat, m_now);
    }

    void accept(const PoolCore::Actions &actions)
    {
        for (const PoolCore::Action &action : actions)
            std::visit([this](const auto &a) { accept(a); }, action);
        const auto live = m_opening.size() + m_busy.size() + m_free.size();
        const auto limit = static_cast<std::size_t>(m_settings.size + m_settings.maxOverflow);
        expect(m_settings.size == 0 || live <= limit, "no more than size + overflow live");
        expect(m_pool.stats().open == static_cast<int>(live), "the pool counts what lives");
        expect(m_pool.stats().inUse == static_cast<int>(m_busy.size()), "the pool counts what is busy");
    }

    void accept(const PoolCore::OpenSeat &a) { expect(m_opening.insert(a.seat).second, "a seat is opened once"); }
    void accept(const PoolCore::CloseSeat &a) { expect(m_free.erase(a.seat) == 1, "only a free seat is closed"); }
    void accept(const PoolCore::RunJob &a)
    {
        expect(m_free.erase(a.seat) == 1, "a job runs on a free, open seat");
        expect(a.job > m_lastRun, "first come, first served");
        m_lastRun = a.job;
        m_busy.insert(a.seat);
        answer(a.job);
    }
    void accept(const PoolCore::FailJob &a) { answer(a.job); }

    void answer(PoolCore::JobId job)
    {
        expect(job >= 1 && job <= m_jobs && m_answered.insert(job).second, "a job leaves once");
    }

    void expect(bool isTrue, const char *what)
    {
        if (!isTrue)
            m_violations << QString::fromLatin1(what);
    }

    PoolSettings m_settings;
    PoolCore m_pool;
    std::mt19937 m_random;
    PoolCore::TimePoint m_now = kStart;
    PoolCore::JobId m_jobs = 0;
    PoolCore::JobId m_lastRun = 0;
    Seats m_opening;
    Seats m_busy;
    Seats m_free;
    std::set<PoolCore::JobId> m_answered;
    QStringList m_violations;
};

} // namespace

void TestPoolCore::keepsItsInvariantsThroughRandomEvents()
{
    QFETCH(int, size);
    QFETCH(int, overflow);
    for (unsigned seed = 0; seed < 50; ++seed) {
        World world(settings(size, overflow, 100ms), seed);
        for (int i = 0; i < 1'000; ++i)
            world.step();
        world.end();
        QCOMPARE(world.violations(), QStringList());
    }
}

QTEST_APPLESS_MAIN(TestPoolCore)
#include "tst_poolcore.moc"
