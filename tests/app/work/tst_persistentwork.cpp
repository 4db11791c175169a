// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/persistentwork.h"

#include "app/work/workrunner.h"
#include "db/pool/pool.h"
#include "db/sqlite/sqliteconnection.h"
#include "support/soon.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kinds = std::vector<ErrorKind>;

Error failed(ErrorKind kind)
{
    return {kind, Field::None, {}, {}, {}};
}

/// A pool of one connection to a real file. The first connection attempts fail with the given kinds.
class Place
{
public:
    explicit Place(Kinds openings = {})
        : m_openings(std::move(openings)), pool({.size = 1, .maxOverflow = 0}, [this](const InterruptPtr &) {
              const auto opening = static_cast<std::size_t>(openings_++);
              if (opening < m_openings.size())
                  return Result<std::unique_ptr<Connection>>(tl::make_unexpected(failed(m_openings[opening])));
              return SqliteConnection::open(m_folder.filePath(u"ledger"_s));
          })
    { }

    [[nodiscard]] int openings() const { return openings_; }

private:
    QTemporaryDir m_folder;
    Kinds m_openings;
    std::atomic<int> openings_ = 0;

public:
    Pool pool;
};

/// Work that fails with the given kinds, one per run, and then returns 7.
struct Script
{
    explicit Script(Kinds given = {}) : answers(std::move(given)) { }

    Result<int> operator()(Connection & /*unused*/) const
    {
        const auto run = static_cast<std::size_t>((*runs)++);
        if (run < answers.size())
            return tl::make_unexpected(failed(answers[run]));
        return 7;
    }

    Kinds answers;
    std::shared_ptr<std::atomic<int>> runs = std::make_shared<std::atomic<int>>(0);
};

const auto kAtOnce = [] { return 0; };
const auto kLate = [] { return 999; };

Result<int> waited(QFuture<Result<int>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        qFatal("the work did not answer");
    return future.result();
}

Result<int> slow(Connection & /*unused*/)
{
    QThread::msleep(2500);
    return 7;
}

} // namespace

class TestPersistentWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesAFailedConnectTwiceMore_data()
    {
        QTest::addColumn<Kinds>("failures");
        QTest::addColumn<int>("openings");
        QTest::addColumn<int>("kind");
        const int none = -1;
        const auto kind = [](ErrorKind k) { return static_cast<int>(k); };
        const Kinds down(10, ErrorKind::HostUnreachable);
        QTest::newRow("up again") << Kinds{ErrorKind::ServerUnavailable, ErrorKind::ConnectTimeout} << 3 << none;
        QTest::newRow("down") << down << 3 << kind(ErrorKind::HostUnreachable);
        QTest::newRow("password") << Kinds{ErrorKind::PasswordRejected} << 1 << kind(ErrorKind::PasswordRejected);
        QTest::newRow("quota") << Kinds{ErrorKind::QuotaExceeded} << 1 << kind(ErrorKind::QuotaExceeded);
        QTest::newRow("TLS") << Kinds{ErrorKind::CertificateRejected} << 1 << kind(ErrorKind::CertificateRejected);
    }
    void triesAFailedConnectTwiceMore()
    {
        QFETCH(Kinds, failures);
        QFETCH(int, kind);
        Place place(failures);
        WorkRunner runner({.permille = kAtOnce});
        runner.use(&place.pool, 30s);
        const auto answer = waited(runner.run(WorkKind::UnguardedWrite, Script()));
        QTEST(place.openings(), "openings");
        if (kind < 0)
            QCOMPARE(answer.value_or(0), 7);
        else
            QCOMPARE(static_cast<int>(answer.error().kind), kind);
    }

    void knowsWhatBecameOfWork_data()
    {
        QTest::addColumn<WorkKind>("kind");
        QTest::addColumn<Kinds>("answers");
        QTest::addColumn<int>("runs");
        QTest::addColumn<int>("told");
        const auto row = [](const char *name, WorkKind kind, const Kinds &answers, int runs, int told) {
            QTest::newRow(name) << kind << answers << runs << told;
        };
        const auto k = [](ErrorKind kind) { return static_cast<int>(kind); };
        const int saved = -1;
        const ErrorKind lost = ErrorKind::ConnectionLost;
        row("guarded, lost twice", WorkKind::GuardedWrite, {lost, ErrorKind::OutcomeUnknown}, 3, saved);
        row("guarded, lost, then refused", WorkKind::GuardedWrite, {lost, ErrorKind::NameTaken}, 2,
            k(ErrorKind::NameTaken));
        row("guarded, lost, then kept out", WorkKind::GuardedWrite, {lost, ErrorKind::PasswordRejected}, 2,
            k(ErrorKind::OutcomeUnknown));
        row("guarded, our patience over", WorkKind::GuardedWrite, {ErrorKind::StatementTimeout}, 2, saved);
        row("guarded, lost, then long down", WorkKind::GuardedWrite,
            {lost, ErrorKind::HostUnreachable, ErrorKind::HostUnreachable, ErrorKind::HostUnreachable}, 5, saved);
        row("unguarded, lost", WorkKind::UnguardedWrite, {lost}, 1, k(lost));
        row("unguarded, given up", WorkKind::UnguardedWrite, {ErrorKind::OutcomeUnknown}, 1, k(lost));
        row("unguarded, conflict", WorkKind::UnguardedWrite, {ErrorKind::SerializationFailure}, 2, saved);
        row("guarded, answer malformed", WorkKind::GuardedWrite, {ErrorKind::AnswerMalformed}, 1,
            k(ErrorKind::OutcomeUnknown));
        row("guarded, answer too large", WorkKind::GuardedWrite, {ErrorKind::AnswerTooLarge}, 1,
            k(ErrorKind::OutcomeUnknown));
        row("unguarded, answer malformed", WorkKind::UnguardedWrite, {ErrorKind::AnswerMalformed}, 1, k(lost));
        row("read, answer malformed", WorkKind::Read, {ErrorKind::AnswerMalformed}, 1, k(ErrorKind::AnswerMalformed));
        row("read, lost", WorkKind::Read, {lost, lost}, 3, saved);
        row("read, refused", WorkKind::Read, {ErrorKind::TablesDiffer}, 1, k(ErrorKind::TablesDiffer));
        row("five conflicts", WorkKind::GuardedWrite, Kinds(9, ErrorKind::SerializationFailure), 5,
            k(ErrorKind::SerializationFailure));
        row("given up by the pool", WorkKind::GuardedWrite, {ErrorKind::Cancelled}, 1, k(ErrorKind::Cancelled));
    }
    void knowsWhatBecameOfWork()
    {
        QFETCH(WorkKind, kind);
        QFETCH(Kinds, answers);
        QFETCH(int, told);
        Place place;
        WorkRunner runner({.permille = kAtOnce});
        runner.use(&place.pool, 30s);
        const Script script(answers);
        const auto answer = waited(runner.run(kind, script));
        QTEST(script.runs->load(), "runs");
        if (told < 0)
            QCOMPARE(answer.value_or(0), 7);
        else
            QCOMPARE(static_cast<int>(answer.error().kind), told);
    }

    void saysThatItIsChecking()
    {
        Place place;
        WorkRunner runner({.permille = kAtOnce});
        runner.use(&place.pool, 30s);
        QStringList seen;
        connect(&runner, &WorkRunner::repeated, this, [&] { seen << (runner.isChecking() ? u"yes"_s : u"no"_s); });
        verify(waited(runner.run(WorkKind::GuardedWrite, Script({ErrorKind::ConnectionLost}))));
        verify(waited(runner.run(WorkKind::Read, Script({ErrorKind::ConnectionLost}))));
        verify(waited(runner.run(WorkKind::GuardedWrite, Script({ErrorKind::HostUnreachable}))));
        QCOMPARE(seen, (QStringList{u"yes"_s, u"no"_s, u"no"_s}));
        QVERIFY(!runner.isChecking());
    }

    void endsInTimeWhereTheLineIsLostEachTime_data()
    {
        QTest::addColumn<WorkKind>("kind");
        QTest::addColumn<ErrorKind>("told");
        QTest::newRow("write") << WorkKind::GuardedWrite << ErrorKind::OutcomeUnknown;
        QTest::newRow("read") << WorkKind::Read << ErrorKind::HostUnreachable;
    }
    void endsInTimeWhereTheLineIsLostEachTime()
    {
        QFETCH(WorkKind, kind);
        Place place;
        WorkRunner runner({.permille = kLate});
        runner.use(&place.pool, 600ms);
        QElapsedTimer clock;
        clock.start();
        const auto answer = waited(runner.run(kind, Script(Kinds(100, ErrorKind::ConnectionLost))));
        QTEST(answer.error().kind, "told");
        QVERIFY2(clock.elapsed() >= 600 && clock.elapsed() < test::kSoon, qPrintable(QString::number(clock.elapsed())));
    }

    void workThatRunsTooLongIsGivenUp_data()
    {
        QTest::addColumn<WorkKind>("kind");
        QTest::addColumn<ErrorKind>("told");
        QTest::newRow("guarded") << WorkKind::GuardedWrite << ErrorKind::OutcomeUnknown;
        QTest::newRow("unguarded") << WorkKind::UnguardedWrite << ErrorKind::ConnectionLost;
        QTest::newRow("read") << WorkKind::Read << ErrorKind::StatementTimeout;
    }
    void workThatRunsTooLongIsGivenUp()
    {
        QFETCH(WorkKind, kind);
        Place place;
        WorkRunner runner({.permille = kAtOnce});
        for (const Field source : {Field::None, Field::LedgerFile}) {
            runner.use(&place.pool, 500ms, source); // enough time to open the file
            const auto answer = waited(runner.run(kind, slow));
            QTEST(answer.error().kind, "told");
            QCOMPARE(answer.error().field, source);
            runner.use(&place.pool, 10s);
            verify(waited(runner.run(WorkKind::Read, Script()))); // waits until the connection is free
        }
    }

    /// A local file has neither a host nor a connection that can be lost.
    void errorsOfWaitingForAFileAreAboutTheFile_data()
    {
        QTest::addColumn<WorkKind>("kind");
        QTest::addColumn<ErrorKind>("answer");
        QTest::addColumn<ErrorKind>("told");
        QTest::newRow("read, lost") << WorkKind::Read << ErrorKind::ConnectionLost << ErrorKind::StatementTimeout;
        QTest::newRow("write, lost") << WorkKind::GuardedWrite << ErrorKind::ConnectionLost
                                     << ErrorKind::OutcomeUnknown;
        QTest::newRow("waiting") << WorkKind::Read << ErrorKind::ConnectTimeout << ErrorKind::PoolTimeout;
    }
    void errorsOfWaitingForAFileAreAboutTheFile()
    {
        QFETCH(WorkKind, kind);
        QFETCH(ErrorKind, answer);
        Place place;
        WorkRunner runner({.permille = kLate});
        runner.use(&place.pool, 600ms, Field::LedgerFile);
        const auto told = waited(runner.run(kind, Script(Kinds(100, answer))));
        QTEST(told.error().kind, "told");
        QCOMPARE(told.error().field, Field::LedgerFile);
    }

    void workThatDidNotBeginInTimeNeverBegins()
    {
        Place place;
        WorkRunner runner({.permille = kAtOnce});
        runner.use(&place.pool, 10s);
        const auto first = runner.run(WorkKind::Read, slow);
        runner.use(&place.pool, 100ms);
        const Script script;
        QCOMPARE(waited(runner.run(WorkKind::GuardedWrite, script)).error().kind, ErrorKind::PoolTimeout);
        QVERIFY(!first.isFinished());
        QCOMPARE(waited(first).value_or(0), 7);
        QTest::qWait(50);
        QCOMPARE(script.runs->load(), 0);
    }

    void cancellingTellsWhetherAnythingWasSent_data()
    {
        QTest::addColumn<ErrorKind>("before");
        QTest::addColumn<ErrorKind>("told");
        QTest::newRow("not sent") << ErrorKind::HostUnreachable << ErrorKind::Cancelled;
        QTest::newRow("sent") << ErrorKind::ConnectionLost << ErrorKind::OutcomeUnknown;
    }
    void cancellingTellsWhetherAnythingWasSent()
    {
        QFETCH(ErrorKind, before);
        Place place;
        WorkRunner runner({.permille = kLate});
        runner.use(&place.pool, 30s);
        QSignalSpy repeated(&runner, &WorkRunner::repeated);
        const auto answer = runner.run(WorkKind::GuardedWrite, Script(Kinds(100, before)));
        QTRY_COMPARE(repeated.size(), 2);
        runner.cancelAll();
        QVERIFY(answer.isFinished()); // without a turn of the event loop
        QTEST(answer.result().error().kind, "told");
    }

private:
    static void verify(const Result<int> &answer) { QCOMPARE(answer.value_or(0), 7); }
};

QTEST_GUILESS_MAIN(TestPersistentWork)
#include "tst_persistentwork.moc"
