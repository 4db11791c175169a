// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/connectionurl.h"
#include "db/pool/poolways.h"
#include "db/postgres/driver/pgconnection.h"
#include "support/servers/pooler.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A PgBouncer whose only connection to the server is in use forwards no statement, sends an error and closes the
/// connection. Every kind of statement must report this error, because it means that no change was applied.
class TestPoolerFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_database = sharedCluster().createDatabase();
        QVERIFY2(m_pooler.start(sharedCluster()), qPrintable(m_pooler.errorText()));
        QVERIFY2(m_pooler.admit(m_database), qPrintable(m_pooler.errorText()));
        for (const QString &command : {u"SET default_pool_size = 1"_s, u"SET query_wait_timeout = 1"_s})
            QVERIFY(m_pooler.console(command));
    }

    void everyKindOfStatementReportsThePoolersError_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("a statement") << 0;
        QTest::newRow("statements together") << 1;
        QTest::newRow("a statement behind a ping") << 2;
        QTest::newRow("statements together behind a ping") << 3;
        QTest::newRow("a script") << 4;
        QTest::newRow("a script behind a ping") << 5;
    }
    void everyKindOfStatementReportsThePoolersError()
    {
        QFETCH(int, way);
        const auto holder = connected();
        QVERIFY(holder->exec(u"BEGIN"_s) && holder->exec(u"SELECT 1"_s));
        const auto connection = connected();
        if (way == 2 || way == 3 || way == 5)
            connection->pingWithNext();
        const QString create = u"CREATE TABLE must_not_be (id int)"_s;
        Result<void> answer;
        if (way == 0 || way == 2)
            answer = connection->exec(create).map([](const Rows &) {});
        else if (way == 1 || way == 3)
            answer = connection->execTogether({{create}, {u"SELECT 1"_s}}).map([](const std::vector<Rows> &) {});
        else
            answer = connection->execScript(create + u";\n"_s);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::PoolerFull);
        QVERIFY(!connection->isPingUnanswered());
        QVERIFY(!connection->isClean());
        QVERIFY(holder->exec(u"COMMIT"_s));
        QCOMPARE(sharedCluster().sql(m_database.name, u"SELECT to_regclass('must_not_be') IS NULL"_s), u"t"_s);
    }

    /// The same through a pool with an idle connection, so a ping is sent together with the job.
    void aJobSentWithAPingReportsThePoolersError()
    {
        PoolSettings settings;
        settings.size = 1;
        settings.maxOverflow = 0;
        settings.fresh = 0ms;
        Pool pool(settings, [login = login()](InterruptPtr interrupt) {
            return PgConnection::open(login, std::move(interrupt));
        });
        const auto ask = [&pool](Repeat repeat) {
            return waited(pool.run([](Connection &connection) { return connection.exec(u"SELECT 1"_s); }, repeat));
        };
        QVERIFY(ask(Repeat::Harmless));
        const auto holder = connected();
        QVERIFY(holder->exec(u"BEGIN"_s) && holder->exec(u"SELECT 1"_s));
        const auto answer = ask(Repeat::Harmless);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::PoolerFull);
        QVERIFY(holder->exec(u"COMMIT"_s));
    }

private:
    [[nodiscard]] ServerLogin login() const { return *parseConnectionUrl(m_pooler.url(m_database)); }

    [[nodiscard]] std::unique_ptr<Connection> connected() const
    {
        auto connection = PgConnection::open(login(), std::make_shared<Interrupt>());
        if (!connection)
            qFatal("no way through the pooler: %s", qPrintable(connection.error().detail));
        return *std::move(connection);
    }

    Pooler m_pooler;
    Database m_database;
};

QTEST_GUILESS_MAIN(TestPoolerFull)
#include "tst_poolerfull.moc"
