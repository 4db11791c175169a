// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/pool/poolways.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/schema/examination.h"
#include "db/schema/migrations.h"
#include "db/schema/preparation.h"
#include "db/schema/survey.h"
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
/// Of the whole test, in bytes. The rows of one answer are held twice on their way through QSqlQuery.
constexpr qint64 kMostMemory = qint64(4) << 30;

ServerAddress addressOf(const LyingServer &server)
{
    return *parseConnectionUrl(server.url());
}

std::unique_ptr<Connection> connected(const LyingServer &server)
{
    auto connection = PgConnection::open(addressOf(server), std::make_shared<Interrupt>(), kShort);
    if (!connection)
        qFatal("the lying server lets nobody in: %s", qPrintable(connection.error().detail));
    return *std::move(connection);
}

/// Of SELECT 1, what a statement may be answered by.
bool isHonestFor(const Lie &lie)
{
    // One column and one row are what was asked for, whatever its name; its value is read by nobody here.
    static const std::set<QByteArray> names{"one other column",       "NULL",
                                            "letters for a number",   "an empty number",
                                            "text for a number",      "a number that is too large",
                                            "bytes that are no UTF-8"};
    return names.contains(lie.name);
}

/// The kinds of error that a lie may be called.
bool isNamedTruly(const Lie &lie, const Error &error)
{
    const QByteArray name = lie.name;
    if (name == "the end")
        return error.kind == ErrorKind::ConnectionLost;
    if (name == "the end within a message") // in a pipeline the next answer begins there
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

/// Empty where the answer is right; otherwise what came.
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

/// A server that lets everybody in and answers nonsense: an error that names what came, and neither a crash nor a wait
/// beyond the deadline.
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
        // A script has any number of answers, and nobody reads them: it must come to an end.
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

    /// Whatever is asked when a ledger is opened and looked at, from the first or from a later statement on.
    void whatIsAskedAtAnOpening_data()
    {
        QTest::addColumn<std::size_t>("lie");
        QTest::addColumn<int>("honest");
        for (std::size_t i = 0; i < allLies().size(); ++i) {
            for (const int honest : {0, 1, 3})
                QTest::addRow("%s after %d", allLies()[i].name, honest) << i << honest;
        }
    }
    void whatIsAskedAtAnOpening()
    {
        QFETCH(std::size_t, lie);
        QFETCH(int, honest);
        const LyingServer server(allLies()[lie], honest);
        const auto now = [] { return qint64(0); };
        QVERIFY(!examine(*connected(server), now));
        QVERIFY(!survey(*connected(server)));
        QVERIFY(!prepareLedger(*connected(server), migrations(Engine::Postgres)));
    }

    void aJobOfThePool_data() { addLies(); }
    void aJobOfThePool()
    {
        QFETCH(std::size_t, lie);
        const LyingServer server(allLies()[lie]);
        Pool pool(settingsOfOne(), [address = addressOf(server)](InterruptPtr interrupt) {
            return PgConnection::open(address, std::move(interrupt), kShort);
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
