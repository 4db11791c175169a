// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "core/reading/connectionurl.h"
#include "support/links/faultproxy.h"
#include "support/servers/certificates.h"
#include "support/servers/lyingserver.h"
#include "support/servers/postgrescluster.h"
#include "support/servers/scriptedserver.h"
#include "support/soon.h"
#include "support/stallwatch.h"
#include "support/verifyresult.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class T>
T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("the session did not answer");
    return future.result();
}

PoolSettings within(std::chrono::milliseconds limit)
{
    PoolSettings settings;
    settings.timeout = limit;
    return settings;
}

QString nameOf(SessionState state)
{
    static const QMap<SessionState, QString> names{
        {SessionState::Connected, u"connected"_s},
        {SessionState::Asleep, u"asleep"_s},
        {SessionState::Waking, u"waking"_s},
        {SessionState::Lost, u"lost"_s},
        {SessionState::Reconnecting, u"reconnecting"_s},
        {SessionState::Connecting, u"connecting"_s},
    };
    return names.value(state, u"?"_s);
}

/// Records every state of a session, whether `isChecking` was ever set, and whether an error was ever reported.
class StateLog : public QObject
{
public:
    explicit StateLog(Session &session)
    {
        connect(&session, &Session::statusChanged, this, [this, &session] {
            hasChecked |= session.status().isChecking;
            hasFailed |= session.status().lastError.has_value();
            const QString name = nameOf(session.status().state);
            if (states.isEmpty() || states.last() != name)
                states.append(name);
        });
    }

    QStringList states;
    bool hasChecked = false;
    bool hasFailed = false;
};

} // namespace

class TestSessionFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = sharedCluster().createDatabase();
        m_proxy = std::make_unique<FaultProxy>(sharedCluster().port());
    }

    void aConnectionThatIsCutDuringAnAddSavesItOnce_data()
    {
        QTest::addColumn<CutMoment>("moment");
        QTest::newRow("before the server has it") << CutMoment::BeforeForwarding;
        QTest::newRow("after the server has it") << CutMoment::AfterForwarding;
    }
    void aConnectionThatIsCutDuringAnAddSavesItOnce()
    {
        QFETCH(CutMoment, moment);
        Session session;
        VERIFY_RESULT(waited(session.open(behindProxy())));
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        StateLog log(session);
        m_proxy->cutAtFlight(1, moment);
        ASSIGN_RESULT(const Category food, waited(session.ledger().addCategory({u"Food"_s, {}})));
        QVERIFY(food.id.isValid());
        QVERIFY(log.hasChecked);
        QVERIFY(!log.hasFailed);
        QTRY_COMPARE(log.states.join(u' '), u"connected reconnecting connected"_s);
        QVERIFY(!session.status().isChecking);
        QCOMPARE(sharedCluster().sql(m_database.name, u"SELECT count(*) FROM categories"_s), u"1"_s);
    }

    void aServerThatStartsAnewInBetweenIsNotNoticed()
    {
        PostgresCluster cluster;
        QVERIFY2(cluster.start(), qPrintable(cluster.errorText()));
        const Database database = cluster.createDatabase();
        Session session;
        VERIFY_RESULT(waited(session.open(*parseConnectionUrl(cluster.url(database)))));
        StateLog log(session);
        QVERIFY(cluster.stop(PostgresCluster::StopMode::Fast));
        QTRY_VERIFY(log.states.contains(u"asleep"_s));
        QVERIFY(cluster.startAgain());
        VERIFY_RESULT(waited(session.ledger().addCategory({u"Food"_s, {}})));
        QVERIFY(!log.hasFailed);
        QTRY_COMPARE(log.states.join(u' '), u"connected asleep waking connected"_s);
        QVERIFY(session.status().wakeTime.has_value());
        QCOMPARE(cluster.sql(database.name, u"SELECT count(*) FROM categories"_s), u"1"_s);
    }

    void aLedgerCanBeClosedBetweenTwoAttempts()
    {
        PostgresCluster cluster;
        QVERIFY2(cluster.start(), qPrintable(cluster.errorText()));
        const Database database = cluster.createDatabase();
        Session session;
        VERIFY_RESULT(waited(session.open(*parseConnectionUrl(cluster.url(database)))));
        QVERIFY(cluster.stop(PostgresCluster::StopMode::Fast));
        bool isRepeated = false;
        connect(&session, &Session::happened, this,
                [&](const JournalEntry &entry) { isRepeated |= entry.kind == JournalKind::Retried; });
        const auto read = session.ledger().listCategories();
        QTRY_VERIFY_WITH_TIMEOUT(isRepeated, 30'000);
        session.close();
        QVERIFY(!waited(read));
        QCOMPARE(session.status().state, SessionState::Closed);
    }

    void aWriteThatGetsNoAnswerFailsInTime()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(behindProxy(), within(1500ms))));
        m_proxy->setBlackHole(true);
        StallWatch watch;
        QElapsedTimer clock;
        clock.start();
        const auto answer = waited(session.ledger().addCategory({u"Food"_s, {}}));
        QCOMPARE(answer.error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY2(clock.elapsed() < kSoon, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
        QCOMPARE(session.status().state, SessionState::Lost);
    }

    void aPersonCanGiveUpAtOnce()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(behindProxy())));
        m_proxy->setBlackHole(true);
        StallWatch watch;
        auto write = session.ledger().addCategory({u"Food"_s, {}});
        auto read = session.ledger().listPersons();
        QTest::qWait(300);
        QElapsedTimer clock;
        clock.start();
        session.cancelWork();
        QCOMPARE(waited(write).error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(waited(read).error().kind, ErrorKind::Cancelled);
        QVERIFY2(clock.elapsed() < kSoon, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(watch.longestStall() < 50ms, qPrintable(QString::number(watch.longestStall().count())));
    }

    void aWriteThatWasGivenUpIsSavedOnceWhenItIsRepeated()
    {
        Session session;
        VERIFY_RESULT(waited(session.open(behindProxy())));
        const auto operation = OperationId::create();
        m_proxy->setBlackHole(true);
        auto lost = session.ledger().addCategory({u"Food"_s, {}}, operation);
        QTest::qWait(100);
        session.cancelWork();
        QCOMPARE(waited(lost).error().kind, ErrorKind::OutcomeUnknown);
        m_proxy->setBlackHole(false);
        VERIFY_RESULT(waited(session.ledger().addCategory({u"Food"_s, {}}, operation)));
        VERIFY_RESULT(waited(session.ledger().addCategory({u"Food"_s, {}}, operation)));
        QCOMPARE(sharedCluster().sql(m_database.name, u"SELECT count(*) FROM categories"_s), u"1"_s);
    }

    void aWrongPasswordIsTriedOnce()
    {
        ServerLogin login = behindProxy();
        login.password = Secret(u"wrong"_s);
        Session session;
        QCOMPARE(waited(session.open(login)).error().kind, ErrorKind::PasswordRejected);
        const QString refusal = u"password authentication failed for user \"%1\""_s.arg(login.address.user);
        QCOMPARE(sharedCluster().log().count(refusal), 1);
    }

    void aServerThatClosesEachConnectionIsTriedThreeTimesAtTheOpening()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        int connects = 0;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            ++connects;
            server.nextPendingConnection()->close();
        });
        ServerLogin login = behindProxy();
        login.address.port = server.serverPort();
        Session session;
        QCOMPARE(waited(session.open(login)).error().kind, ErrorKind::ServerUnavailable);
        QCOMPARE(connects, 3);
        QCOMPARE(session.status().state, SessionState::Closed);
    }

    void tenIdleMinutesSendNothingAndEndAsleep()
    {
        auto now = std::chrono::steady_clock::now();
        WorkTools tools;
        tools.now = [&now] { return now; };
        Session session(tools);
        VERIFY_RESULT(waited(session.open(asNeon())));
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        StateLog log(session);
        m_proxy->resetFlights();
        for (int minute = 0; minute < 10; ++minute) {
            now += 1min;
            session.lookAtClock();
            QTest::qWait(20);
        }
        QCOMPARE(m_proxy->flights(), 0);
        QCOMPARE(log.states.join(u' '), u"connected asleep"_s);
        VERIFY_RESULT(waited(session.ledger().listCategories()));
        QTRY_COMPARE(log.states.join(u' '), u"connected asleep waking connected"_s);
    }

    void aServerThatAnswersNonsenseIsNotOpened_data()
    {
        QTest::addColumn<std::size_t>("lie");
        QTest::addColumn<int>("honest");
        for (std::size_t i = 0; i < allLies().size(); ++i) {
            const Lie &lie = allLies()[i];
            if (lie.endless.isEmpty() && (lie.isReady || lie.hangsUp))
                QTest::newRow(lie.name) << i << static_cast<int>(i % 3);
        }
    }
    void aServerThatAnswersNonsenseIsNotOpened()
    {
        QFETCH(std::size_t, lie);
        QFETCH(int, honest);
        const LyingServer server(allLies()[lie], honest);
        Session session;
        QVERIFY(!waited(session.open(*parseConnectionUrl(server.url()), within(10s))));
        QVERIFY(!session.location());
    }

    /// Closing a session does not wait for a SCRAM computation with an excessive iteration count.
    void aSessionEndsWhileALogInIsStuck()
    {
        const WatchedFolder folder(u"certificates"_s, WatchedFolder::Owner::ServerUser);
        QVERIFY(makeCertificates(folder));
        const ScriptedServer server(Manner::HashesWithoutEnd,
                                    {folder.filePath(kServerCertificateFile), folder.filePath(kServerKeyFile)});
        Session session;
        const auto opening = session.open(*parseConnectionUrl(
            u"postgresql://alice:secret@localhost:%1/b?sslmode=verify-full&sslrootcert=%2"_s.arg(server.port())
                .arg(folder.filePath(kCaFile))));
        QTest::qWait(500); // time enough to start the computation on a fast machine
        QVERIFY(!opening.isFinished());
    }

private:
    [[nodiscard]] ServerLogin behindProxy() const
    {
        return *parseConnectionUrl(sharedCluster().url(m_database, m_proxy->port()));
    }

    /// The same server with a Neon host as its fallback host, so that the session counts as one on Neon.
    [[nodiscard]] ServerLogin asNeon() const
    {
        ServerLogin login = behindProxy();
        login.address.furtherHosts = {{u"ep-cool-breeze-123456.us-east-2.aws.neon.tech"_s}};
        return login;
    }

    Database m_database;
    std::unique_ptr<FaultProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestSessionFaults)
#include "tst_sessionfaults.moc"
