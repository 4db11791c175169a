// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/retrypolicy.h"

#include "core/failure/failure.h"

#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Error error(ErrorKind kind, const QString &sqlState = {})
{
    return {kind, Field::None, {}, sqlState, {}};
}

Error fromServer(const char *state)
{
    const QString text = QString::fromLatin1(state);
    return error(kindOfSqlState(text), text);
}

} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatAnAnswerCallsFor_data()
    {
        QTest::addColumn<QByteArray>("states");
        QTest::addColumn<Remedy>("remedy");
        QTest::addColumn<bool>("judged");
        QTest::newRow("conflict") << QByteArray("40001 40P01 55P03") << Remedy::RunAgain << false;
        QTest::newRow("no server") << QByteArray("57P03 53300 08001 08004") << Remedy::TryAgain << false;
        QTest::newRow("line lost") << QByteArray("57P01 57P02 08006 08003 08P01 25P03") << Remedy::AskAgain << false;
        QTest::newRow("value") << QByteArray("22003 22P02 23505 23503 23514 42501 42P01 25006 53100 XX000")
                               << Remedy::GiveUp << true;
        QTest::newRow("login") << QByteArray("28P01 3D000") << Remedy::GiveUp << false;
        QTest::newRow("stopped") << QByteArray("57014") << Remedy::GiveUp << false;
    }
    void knowsWhatAnAnswerCallsFor()
    {
        QFETCH(QByteArray, states);
        const auto all = states.split(' ');
        for (const QByteArray &state : all) {
            const Error answer = fromServer(state.constData());
            QTEST(remedyFor(answer), "remedy");
            QTEST(isJudgement(answer), "judged");
        }
    }

    void knowsWhatAFailedConnectCallsFor_data()
    {
        QTest::addColumn<Remedy>("remedy");
        const auto row = [](const char *text, Remedy remedy) { QTest::newRow(text) << remedy; };
        row("Connection refused", Remedy::TryAgain);
        row("Connection reset by peer", Remedy::TryAgain);
        row("timeout expired", Remedy::TryAgain);
        row("SSL SYSCALL error: EOF detected", Remedy::TryAgain);
        row("SSL error: unexpected eof while reading", Remedy::TryAgain);
        row("server closed the connection unexpectedly", Remedy::TryAgain);
        row("FATAL:  the database system is starting up", Remedy::TryAgain);
        row("FATAL:  sorry, too many clients already", Remedy::TryAgain);
        row("FATAL:  no more connections allowed (max_client_conn)", Remedy::TryAgain);
        row("ERROR:  Couldn't connect to compute node", Remedy::TryAgain);
        row("could not translate host name \"h\" to address: Temporary failure in name resolution", Remedy::TryAgain);
        row("could not translate host name \"h\" to address: Name or service not known", Remedy::GiveUp);
        row("ERROR:  Your account or project has exceeded the compute time quota.", Remedy::GiveUp);
        row("FATAL:  password authentication failed for user \"a\"", Remedy::GiveUp);
        row("FATAL:  database \"nope\" does not exist", Remedy::GiveUp);
        row("server does not support SSL, but SSL was required", Remedy::GiveUp);
        row("SSL error: certificate verify failed", Remedy::GiveUp);
        row("incorrect server signature", Remedy::GiveUp);
        row("something that nobody has seen yet", Remedy::GiveUp);
    }
    void knowsWhatAFailedConnectCallsFor()
    {
        const Error failed = connectFailure(QString::fromUtf8(QTest::currentDataTag()));
        QTEST(remedyFor(failed), "remedy");
        QVERIFY(!isJudgement(failed));
    }

    void aWaitThatWeEndedLeavesTheOutcomeOpen()
    {
        QCOMPARE(remedyFor(error(ErrorKind::StatementTimeout)), Remedy::AskAgain);
        QCOMPARE(remedyFor(error(ErrorKind::OutcomeUnknown)), Remedy::AskAgain);
    }

    void waitsLongerEachTimeAndAtRandom()
    {
        const int all = 999;
        QCOMPARE(backoff(0, 0), 0ms);
        QCOMPARE(backoff(0, 500), 125ms);
        QCOMPARE(backoff(1, 500), 250ms);
        QCOMPARE(backoff(4, 500), 2000ms);
        QCOMPARE(backoff(7, 500), 15'000ms);
        for (int retry = 0; retry < 100; ++retry)
            QVERIFY(backoff(retry, all) <= kLongestBackoff);
        QCOMPARE(backoff(-1, all), 249ms);
    }

    void triesTwiceMoreToConnect()
    {
        RetryPolicy policy;
        const Error refused = error(ErrorKind::HostUnreachable);
        QCOMPARE(policy.pauseAfter(refused, {}, 500), 125ms);
        QCOMPARE(policy.pauseAfter(refused, {}, 500), 250ms);
        QCOMPARE(policy.pauseAfter(refused, {}, 500), std::nullopt);
    }

    void triesToConnectAsLongAsAnOutcomeIsOpen()
    {
        RetryPolicy policy;
        QCOMPARE(policy.pauseAfter(error(ErrorKind::ConnectionLost), {true, true}, 500), 0ms);
        for (int i = 0; i < 20; ++i)
            QVERIFY(policy.pauseAfter(error(ErrorKind::HostUnreachable), {true, true}, 500).has_value());
        QCOMPARE(policy.pauseAfter(error(ErrorKind::PasswordRejected), {true, true}, 500), std::nullopt);
    }

    void runsFiveTimesAgainstConflicts()
    {
        RetryPolicy policy;
        int attempts = 1;
        while (policy.pauseAfter(error(ErrorKind::SerializationFailure), {false, false}, 500))
            ++attempts;
        QCOMPARE(attempts, 5);
    }

    void neverRepeatsWhatNothingGuards()
    {
        RetryPolicy policy;
        for (const ErrorKind kind : {ErrorKind::ConnectionLost, ErrorKind::OutcomeUnknown, ErrorKind::StatementTimeout})
            QCOMPARE(policy.pauseAfter(error(kind), {false, true}, 500), std::nullopt);
        QVERIFY(policy.pauseAfter(error(ErrorKind::HostUnreachable), {false, false}, 500).has_value());
    }

    void asksAgainAtOnceAndThenMoreSlowly()
    {
        RetryPolicy policy;
        const Error lost = error(ErrorKind::ConnectionLost);
        QCOMPARE(policy.pauseAfter(lost, {}, 500), 0ms);
        QCOMPARE(policy.pauseAfter(lost, {}, 500), 125ms);
        QCOMPARE(policy.pauseAfter(lost, {}, 500), 250ms);
    }
};

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
