// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/checks/serverquestions.h"
#include "db/checks/trial.h"
#include "db/pool/poolways.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "support/servers/lyingserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <set>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr PgTimeouts kShort{.connect = 10'000ms, .statement = 2'000ms, .ping = 1'000ms};
/// The limit on the memory of the test process, in bytes: room for an answer of kMostBytes in libpq and for its rows in
/// the program.
constexpr qint64 kMostMemory = qint64(4) << 30;

ServerLogin loginOf(const LyingServer &server)
{
    return *parseConnectionUrl(server.url());
}

std::unique_ptr<Connection> connected(const LyingServer &server)
{
    auto connection = PgConnection::open(loginOf(server), std::make_shared<Interrupt>(), kShort);
    if (!connection)
        qFatal("the lying server lets nobody in: %s", qPrintable(connection.error().detail));
    return *std::move(connection);
}

/// Whether the server's answer is a valid result of SELECT 1.
bool isHonestFor(const Lie &lie)
{
    // One column and one row are valid, whatever the column's name. These tests do not read the value.
    static const std::set<QByteArray> names{"one other column",       "NULL",
                                            "letters for a number",   "an empty number",
                                            "text for a number",      "a number that is too large",
                                            "bytes that are no UTF-8"};
    return names.contains(lie.name);
}

/// Whether the error's kind is right for the lie.
bool isNamedTruly(const Lie &lie, const Error &error)
{
    const QByteArray name = lie.name;
    if (name == "the end")
        return error.kind == ErrorKind::ConnectionLost;
    if (name == "the end within a message") // in a pipeline, the next result would begin there
        return error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::AnswerMalformed;
    if (name == "silence")
        return error.kind == ErrorKind::OutcomeUnknown;
    if (name.startsWith("an error without"))
        return error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::AnswerMalformed;
    if (name.startsWith("endless") || name == "a message of a gigabyte")
        return error.kind == ErrorKind::AnswerTooLarge || error.kind == ErrorKind::AnswerMalformed
            || error.kind == ErrorKind::OutcomeUnknown;
    return error.kind == ErrorKind::AnswerMalformed && !error.detail.isEmpty();
}

qint64 mostMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong() * 1024;
    }
    return 0;
}

void addLies()
{
    QTest::addColumn<std::size_t>("lie");
    for (std::size_t i = 0; i < allLies().size(); ++i)
        QTest::newRow(allLies()[i].name) << i;
}

/// Empty if the result is right for the lie; otherwise the actual result.
template <class T>
QString mistakeIn(const Lie &lie, const Result<T> &answer)
{
    if (answer)
        return isHonestFor(lie) ? QString() : u"no error"_s;
    return isNamedTruly(lie, answer.error())
        ? QString()
        : u"error %1: %2"_s.arg(static_cast<int>(answer.error().kind)).arg(answer.error().detail);
}

} // namespace

/// A server that admits every client and sends malformed answers. Each must become an error that names what arrived,
/// without a crash and within the deadline.
class TestHostileAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatement_data() { addLies(); }
    void aStatement()
    {
        QFETCH(std::size_t, lie);
        const LyingServer server(allLies()[lie]);
        const auto connection = connected(server);
        QCOMPARE(mistakeIn(allLies()[lie], connection->exec(u"SELECT 1"_s)), QString());
    }

    void statementsTogether_data() { addLies(); }
    void statementsTogether()
    {
        QFETCH(std::size_t, lie);
        const LyingServer server(allLies()[lie], 1);
        const auto connection = connected(server);
        const auto answer = connection->execTogether({{u"SELECT 1"_s}, {u"SELECT 1"_s}, {u"SELECT 1"_s}});
        QCOMPARE(mistakeIn(allLies()[lie], answer), QString());
    }

    void aScript_data() { addLies(); }
    void aScript()
    {
        QFETCH(std::size_t, lie);
        const LyingServer server(allLies()[lie]);
        const auto connection = connected(server);
        // A script may have any number of results, and nothing reads them: only its end is required.
        const auto answer = connection->execScript(u"CREATE TABLE a (b int);\nCREATE TABLE c (d int);\n"_s);
        if (!answer)
            QVERIFY(mistakeIn(allLies()[lie], answer).isEmpty());
    }

    void aPing_data() { addLies(); }
    void aPing()
    {
        QFETCH(std::size_t, lie);
        const LyingServer server(allLies()[lie]);
        const auto connection = connected(server);
        QCOMPARE(connection->ping(), isHonestFor(allLies()[lie]));
    }

    void aStatementBehindAPing_data() { addLies(); }
    void aStatementBehindAPing()
    {
        QFETCH(std::size_t, lie);
        const LyingServer server(allLies()[lie]);
        const auto connection = connected(server);
        connection->pingWithNext();
        const auto answer = connection->exec(u"SELECT a, b, c FROM d"_s);
        QVERIFY(!answer);
        QVERIFY(!answer.error().detail.isEmpty() || answer.error().kind == ErrorKind::OutcomeUnknown);
    }

    /// The statements that open and check a ledger. The server lies from the first or from a later statement on.
    void aLieDuringAnOpeningFailsIt_data()
    {
        QTest::addColumn<std::size_t>("lie");
        QTest::addColumn<int>("honest");
        for (std::size_t i = 0; i < allLies().size(); ++i) {
            for (const int honest : {0, 1, 3})
                QTest::addRow("%s after %d", allLies()[i].name, honest) << i << honest;
        }
    }
    void aLieDuringAnOpeningFailsIt()
    {
        QFETCH(std::size_t, lie);
        QFETCH(int, honest);
        const LyingServer server(allLies()[lie], honest);
        const auto now = [] { return qint64(0); };
        QVERIFY(!readServerFindings(*connected(server), now));
        QVERIFY(!readTrial(*connected(server)));
        QVERIFY(!prepareLedger(*connected(server), migrations(Engine::Postgres)));
    }

    void aJobOfThePool_data() { addLies(); }
    void aJobOfThePool()
    {
        QFETCH(std::size_t, lie);
        const LyingServer server(allLies()[lie]);
        Pool pool(settingsOfOne(), [login = loginOf(server)](InterruptPtr interrupt) {
            return PgConnection::open(login, std::move(interrupt), kShort);
        });
        const auto answer = waited(
            pool.run([](Connection &connection) { return connection.exec(u"SELECT a, b, c FROM d"_s); }));
        QVERIFY(!answer);
    }

    void memoryDoesNotGrowWithWhatIsSent()
    {
        QVERIFY2(mostMemory() < kMostMemory, qPrintable(QString::number(mostMemory())));
    }

private:
    static PoolSettings settingsOfOne()
    {
        PoolSettings settings;
        settings.size = 1;
        settings.maxOverflow = 0;
        return settings;
    }
};

QTEST_GUILESS_MAIN(TestHostileAnswers)
#include "tst_hostileanswers.moc"
