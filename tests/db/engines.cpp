// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/engines.h"

#include "core/reading/connectionurl.h"
#include "db/postgres/driver/pgconnection.h"
#include "db/schema/preparation.h"
#include "db/sqlite/sqliteconnection.h"
#include "support/verifyresult.h"

#include <QProcess>
#include <QTest>

namespace budget::test {

using namespace Qt::StringLiterals;

namespace {

Pooler &sharedPooler()
{
    static Pooler pooler;
    static const bool isStarted = pooler.start(sharedCluster());
    if (!isStarted)
        qFatal("%s", qPrintable(pooler.errorText()));
    return pooler;
}

template <class T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(describeFailure(result)));
    return *std::move(result);
}

} // namespace

void addRoutes()
{
    QTest::addColumn<Route>("route");
    QTest::newRow("SQLite") << Route::Sqlite;
    QTest::newRow("PostgreSQL") << Route::Postgres;
    QTest::newRow("PgBouncer") << Route::Pooler;
}

TestDatabase::TestDatabase(Route route, State state) : m_route(route)
{
    if (route == Route::Sqlite) {
        m_login = LocalFile{m_folder.filePath(u"budget.sqlite"_s)};
    } else {
        m_database = sharedCluster().createDatabase();
        QString url = sharedCluster().url(m_database);
        if (route == Route::Pooler) {
            if (!sharedPooler().admit(m_database) || !m_neighbour.start(sharedPooler(), m_database))
                qFatal("%s", qPrintable(sharedPooler().errorText() + m_neighbour.errorText()));
            url = sharedPooler().url(m_database);
        }
        m_login = orDie(parseConnectionUrl(url));
    }
    if (state == State::Prepared) {
        const auto connection = connect();
        if (const auto prepared = prepareLedger(*connection, migrations(connection->engine())); !prepared)
            qFatal("%s", qPrintable(describeFailure(prepared)));
    }
}

TestDatabase::~TestDatabase()
{
    if (m_route != Route::Pooler)
        return;
    // Without an active neighbour, a test through the pooler proves nothing.
    if (!m_neighbour.isActive() || m_neighbour.transactions() == 0)
        QTest::qFail("the neighbour at the pooler was not active throughout", __FILE__, __LINE__);
    if (const QString complaints = m_neighbour.complaints(); !complaints.isEmpty())
        QTest::qFail(qPrintable(u"the neighbour complained: "_s + complaints), __FILE__, __LINE__);
}

ConnectionFactory TestDatabase::factory() const
{
    if (const auto *file = std::get_if<LocalFile>(&m_login))
        return [path = file->path](const InterruptPtr &) { return SqliteConnection::open(path); };
    return [login = server()](InterruptPtr interrupt) { return PgConnection::open(login, std::move(interrupt)); };
}

std::unique_ptr<Connection> TestDatabase::connect() const
{
    return orDie(factory()(std::make_shared<Interrupt>()));
}

QString TestDatabase::plainSql(const QString &text) const
{
    if (m_route != Route::Sqlite)
        return sharedCluster().sql(m_database.name, text);
    QProcess shell;
    // A connection that is being closed locks the file for a moment.
    shell.start(u"sqlite3"_s, {u"-bail"_s, u"-cmd"_s, u".timeout 30000"_s, std::get<LocalFile>(m_login).path, text});
    if (!shell.waitForFinished() || shell.exitCode() != 0)
        QTest::qFail(qPrintable(u"sqlite3: "_s + QString::fromUtf8(shell.readAllStandardError())), __FILE__, __LINE__);
    return QString::fromUtf8(shell.readAllStandardOutput()).trimmed();
}

} // namespace budget::test
