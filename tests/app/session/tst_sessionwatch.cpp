// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionwatch.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString nameOf(SessionState state)
{
    switch (state) {
    case SessionState::Closed:
        return u"closed"_s;
    case SessionState::Connecting:
        return u"connecting"_s;
    case SessionState::LocalFile:
        return u"file"_s;
    case SessionState::Waking:
        return u"waking"_s;
    case SessionState::Connected:
        return u"connected"_s;
    case SessionState::ReadOnly:
        return u"read-only"_s;
    case SessionState::Asleep:
        return u"asleep"_s;
    case SessionState::Reconnecting:
        return u"reconnecting"_s;
    case SessionState::Lost:
        return u"lost"_s;
    }
    return {};
}

/// A SessionWatch with a fake clock; records each change of state.
class Log
{
public:
    explicit Log(const SessionWatch::Place &place)
    {
        note([&] { watch.opened(place, now()); });
    }

    void begin()
    {
        note([&] { watch.workBegan(now()); });
    }
    void fail(ErrorKind kind)
    {
        note([&] { watch.attemptFailed(error(kind), now()); });
    }
    void end(std::optional<ErrorKind> kind = {})
    {
        note([&] { watch.workEnded(kind ? std::optional(error(*kind)) : std::nullopt, now()); });
    }
    void serverEnds()
    {
        note([&] { watch.endedByServer(now()); });
    }
    void pass(std::chrono::milliseconds time)
    {
        m_time += time;
        note([&] { watch.timePassed(now()); });
    }
    [[nodiscard]] QString text() const { return m_states.join(u' '); }
    [[nodiscard]] SessionWatch::TimePoint now() const { return SessionWatch::TimePoint(m_time); }

    SessionWatch watch;

private:
    static Error error(ErrorKind kind) { return {kind, Field::None, {}, {}, {}}; }
    template <class Change>
    void note(Change change)
    {
        change();
        if (m_states.isEmpty() || m_states.last() != nameOf(watch.state()))
            m_states.append(nameOf(watch.state()));
    }

    QStringList m_states;
    std::chrono::milliseconds m_time{1'000'000};
};

constexpr SessionWatch::Place kNeon{.isLocal = false, .sleeps = true};
constexpr SessionWatch::Place kServer{};

} // namespace

class TestSessionWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fallsAsleepAfterFiveIdleMinutes()
    {
        Log log(kNeon);
        QCOMPARE(log.watch.nextDeadline(), log.now() + 5min);
        log.pass(4min + 59s);
        QCOMPARE(log.text(), u"connected"_s);
        log.pass(1s);
        QCOMPARE(log.text(), u"connected asleep"_s);
        QCOMPARE(log.watch.nextDeadline(), std::nullopt);
    }

    void workKeepsItAwake()
    {
        Log log(kNeon);
        log.pass(4min);
        log.begin();
        QCOMPARE(log.watch.nextDeadline(), std::nullopt);
        log.pass(10min);
        log.end();
        log.pass(4min);
        QCOMPARE(log.text(), u"connected"_s);
    }

    void otherServersDoNotSleep()
    {
        Log log(kServer);
        QCOMPARE(log.watch.nextDeadline(), std::nullopt);
        log.pass(24h);
        QCOMPARE(log.text(), u"connected"_s);
    }

    void wakesWithTheNextWorkAndMeasuresIt()
    {
        Log log(kNeon);
        log.pass(5min);
        log.begin();
        QCOMPARE(log.watch.waitingSince(), log.now());
        log.pass(800ms);
        log.begin();
        log.fail(ErrorKind::ServerUnavailable);
        log.pass(700ms);
        log.end();
        QCOMPARE(log.text(), u"connected asleep waking connected"_s);
        QCOMPARE(log.watch.wakeTime(), 1500ms);
        QCOMPARE(log.watch.waitingSince(), std::nullopt);
    }

    void noticesAtTheNextWorkThatTimeHasPassed()
    {
        Log log(kNeon);
        log.pass(0ms);
        Log late = log;
        late.watch.workBegan(late.now() + 6min);
        QCOMPARE(late.watch.state(), SessionState::Waking);
    }

    void aServerThatEndsIdleSessionsIsAsleep()
    {
        Log log(kServer);
        log.serverEnds();
        log.serverEnds();
        log.begin();
        log.end();
        QCOMPARE(log.text(), u"connected asleep waking connected"_s);
    }

    void anEndOfSessionsWhileWorkRunsIsNoSleep()
    {
        Log log(kServer);
        log.begin();
        log.serverEnds();
        log.end();
        QCOMPARE(log.text(), u"connected"_s);
    }

    void reconnectsWhenTheLineIsCut()
    {
        Log log(kNeon);
        log.begin();
        log.fail(ErrorKind::ConnectionLost);
        QCOMPARE(log.watch.waitingSince(), log.now());
        log.fail(ErrorKind::HostUnreachable);
        log.end();
        QCOMPARE(log.text(), u"connected reconnecting connected"_s);
        QCOMPARE(log.watch.wakeTime(), std::nullopt);
    }

    void aConflictIsNoMatterOfTheConnection()
    {
        Log log(kServer);
        log.begin();
        log.fail(ErrorKind::SerializationFailure);
        log.end(ErrorKind::NameTaken);
        QCOMPARE(log.text(), u"connected"_s);
    }

    void isLostWhenItGivesUpAndFoundByTheNextWork()
    {
        Log log(kNeon);
        log.begin();
        log.fail(ErrorKind::HostUnreachable);
        log.end(ErrorKind::HostUnreachable);
        log.pass(10min);
        log.begin();
        log.end();
        QCOMPARE(log.text(), u"connected reconnecting lost reconnecting connected"_s);
    }

    void cancelledWorkRestoresTheStateBefore()
    {
        Log log(kNeon);
        log.begin();
        log.end(ErrorKind::Cancelled);
        QCOMPARE(log.text(), u"connected"_s);
        log.pass(5min);
        log.begin();
        log.end(ErrorKind::Cancelled);
        QCOMPARE(log.text(), u"connected asleep waking asleep"_s);
    }

    void anAnswerOfTheServerIsAConnection()
    {
        Log log(kNeon);
        log.pass(5min);
        log.begin();
        log.end(ErrorKind::NameTaken);
        QCOMPARE(log.text(), u"connected asleep waking connected"_s);
    }

    void aReplicaIsReadOnlyAndSleepsToo()
    {
        Log log({.isLocal = false, .sleeps = true, .isReadOnly = true});
        log.pass(5min);
        log.begin();
        log.end();
        QCOMPARE(log.text(), u"read-only asleep waking read-only"_s);
    }

    void aFileHasOneState()
    {
        Log log({.isLocal = true});
        log.begin();
        log.fail(ErrorKind::ConnectionLost);
        log.end(ErrorKind::StatementTimeout);
        log.serverEnds();
        log.pass(24h);
        QCOMPARE(log.text(), u"file"_s);
    }
};

QTEST_APPLESS_MAIN(TestSessionWatch)
#include "tst_sessionwatch.moc"
