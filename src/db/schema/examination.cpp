// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/examination.h"

#include "db/schema/inspection.h"
#include "db/schema/migrations.h"
#include "db/schema/verification.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Read by takeServer(). The clock stands first, so that it is read as soon as the flight arrives. Others' sessions
/// are counted by their user, since their kind is not shown to everybody.
const QString kAboutServer =
    u"SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint, "
    "split_part(current_setting('server_version'), ' ', 1), current_setting('server_version_num')::int / 10000, "
    "(current_setting('transaction_read_only') = 'on')::int, COALESCE(current_schema()::text, ''), "
    "COALESCE(has_schema_privilege(current_schema(), 'CREATE'), false)::int, current_setting('max_connections')::int, "
    "current_setting('superuser_reserved_connections')::int "
    "+ COALESCE(current_setting('reserved_connections', true), '0')::int, "
    "(SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL AND usesysid IS NOT NULL)::int, "
    "(to_regclass('bt_schema_migrations') IS NOT NULL)::int, "
    "COALESCE(has_table_privilege(to_regclass('bt_schema_migrations'), 'SELECT'), false)::int"_s;

const QString kLackedRights =
    u"SELECT p.name || ' ' || t.name FROM unnest(ARRAY['users', 'categories', 'expenses']) AS t(name), "
    "unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS p(name, place) "
    "WHERE NOT has_table_privilege(to_regclass(t.name), p.name) ORDER BY p.place, t.name"_s;

const QString kAboutFile = u"SELECT sqlite_version(), EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' "
                           "AND name = 'bt_schema_migrations')"_s;

Result<void> measureRoundTrip(Connection &connection, ServerFindings &found)
{
    found.question = u"SELECT 1"_s;
    const auto start = steady_clock::now();
    return connection.exec(found.question).map([&](const Rows &) {
        const auto taken = std::chrono::duration_cast<microseconds>(steady_clock::now() - start);
        found.roundTrip = connection.lastRoundTrip().value_or(taken);
    });
}

void takeTables(const Rows &columns, Engine engine, ServerFindings &found)
{
    const LedgerShape shape = shapeOf(columns);
    found.tablesFound = static_cast<int>(shape.size());
    if (found.tablesFound > 0)
        found.differences = differences(verify(shape, engine));
}

/// What is there of our own tables, and whether it may be read.
struct OwnTables
{
    bool areThere = false;
    bool mayBeRead = false;
};

OwnTables takeServer(const Row &row, qint64 sentAt, ServerFindings &found)
{
    const auto oneWay = std::chrono::duration_cast<milliseconds>(found.roundTrip / 2);
    found.clockOffset = milliseconds(row.integer(0) - sentAt) - oneWay;
    found.version = row.text(1);
    found.majorVersion = static_cast<int>(row.integer(2));
    found.isReadOnly = row.integer(3) != 0;
    found.schema = row.text(4);
    found.canCreate = row.integer(5) != 0;
    found.room = {static_cast<int>(row.integer(6)), static_cast<int>(row.integer(7))};
    found.connections = static_cast<int>(row.integer(8));
    return {row.integer(9) != 0, row.integer(10) != 0};
}

Result<OwnTables> askServer(Connection &connection, const WallClock &now, ServerFindings &found)
{
    const qint64 sentAt = now();
    return connection.execTogether({{kAboutServer}, {kLackedRights}, {catalogueQuery(Engine::Postgres)}})
        .map([&](const std::vector<Rows> &answers) {
            for (const Row &row : answers[1].rows)
                found.lackedRights << row.text(0);
            takeTables(answers[2], Engine::Postgres, found);
            return takeServer(answers[0].first(), sentAt, found);
        });
}

/// One by one: several together would take the lock for writing, and a file has no flights.
Result<OwnTables> askFile(Connection &connection, ServerFindings &found)
{
    const auto columns = connection.exec(catalogueQuery(Engine::Sqlite));
    if (!columns)
        return tl::make_unexpected(columns.error());
    takeTables(*columns, Engine::Sqlite, found);
    return connection.exec(kAboutFile).map([&](const Rows &rows) {
        found.version = rows.first().text(0);
        const bool areThere = rows.first().integer(1) != 0;
        return OwnTables{areThere, areThere};
    });
}

Result<void> readMigration(Connection &connection, OwnTables own, ServerFindings &found)
{
    found.latestMigration = lastVersion(migrations(connection.engine()));
    found.mayReadMigration = !own.areThere || own.mayBeRead;
    if (!found.mayReadMigration)
        found.lackedMigrationRight = u"SELECT bt_schema_migrations"_s;
    if (!own.mayBeRead)
        return {};
    return connection.exec(kReadVersion).map([&](const Rows &rows) {
        found.migration = static_cast<int>(rows.first().integer(0));
    });
}

} // namespace

Result<ServerFindings> examine(Connection &connection, const WallClock &now)
{
    ServerFindings found;
    found.encryption = connection.encryption();
    const bool isFile = connection.engine() == Engine::Sqlite;
    return measureRoundTrip(connection, found)
        .and_then([&] { return isFile ? askFile(connection, found) : askServer(connection, now, found); })
        .and_then([&](OwnTables own) { return readMigration(connection, own, found); })
        .map([&] { return found; });
}

} // namespace budget
