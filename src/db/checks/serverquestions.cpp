// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/checks/serverquestions.h"

#include "db/checks/roundtrip.h"
#include "db/perengine.h"
#include "db/schema/catalogue.h"
#include "db/schema/migrations.h"
#include "db/schema/verification.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using std::chrono::milliseconds;

/// Selects what takeServer() reads. The clock is the first column, so the server reads its clock before it computes the
/// other columns. Sessions are counted by usesysid, because other roles' backend_type is hidden from ordinary roles.
const QString kAboutServer =
    u"SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS clock, "
    "split_part(current_setting('server_version'), ' ', 1) AS version, "
    "current_setting('server_version_num')::int / 10000 AS major_version, "
    "(current_setting('transaction_read_only') = 'on')::int AS read_only, "
    "current_user::text AS role, COALESCE(current_schema()::text, '') AS schema, %1 AS missing_schema, "
    "COALESCE(has_schema_privilege(current_schema(), 'CREATE'), false)::int AS may_create, "
    "%2, "
    "(SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL AND usesysid IS NOT NULL)::int AS connections, "
    "COALESCE((SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass('bt_schema_migrations')), '') "
    "AS migrations, "
    "COALESCE(has_table_privilege(to_regclass('bt_schema_migrations'), 'SELECT'), false)::int AS may_read_migrations"_s
        .arg(missingSchema(), roomColumns());

/// The missing privileges on the three tables, and USAGE on the sequences of their serial columns, without which INSERT
/// fails. The names have their schema, because the owner who runs the GRANT may have another search_path.
const QString kLackedRights =
    u"WITH t AS (SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name "
    "FROM unnest(ARRAY['users', 'categories', 'expenses']) AS known(name) "
    "JOIN pg_class c ON c.oid = to_regclass(known.name) JOIN pg_namespace n ON n.oid = c.relnamespace) "
    "SELECT lacked FROM (SELECT p.place, t.name, p.name || ' ' || t.name AS lacked FROM t, "
    "unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS p(name, place) "
    "WHERE NOT has_table_privilege(t.oid, p.name) "
    "UNION ALL SELECT 5, s.relname, format('USAGE %I.%I', n.nspname, s.relname) FROM t "
    "JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid "
    "AND d.classid = 'pg_class'::regclass AND d.deptype = 'a' JOIN pg_class s ON s.oid = d.objid "
    "JOIN pg_namespace n ON n.oid = s.relnamespace WHERE CASE WHEN s.relkind = 'S' "
    "THEN NOT has_sequence_privilege(s.oid, 'USAGE, UPDATE') ELSE false END) AS every ORDER BY place, name"_s;

const QString kAboutFile = u"SELECT sqlite_version() AS version, EXISTS (SELECT 1 FROM sqlite_master "
                           "WHERE type = 'table' AND name = 'bt_schema_migrations') AND EXISTS (SELECT 1 "
                           "FROM pragma_table_info('bt_schema_migrations') WHERE name = 'version') AS has_migrations"_s;

Result<void> takeTables(const Rows &columns, Engine engine, ServerFindings &found)
{
    return shapeOf(columns).map([&](const LedgerShape &shape) {
        found.tablesFound = static_cast<int>(shape.size());
        if (found.tablesFound > 0 || !shape.occupied.isEmpty())
            found.differences = differences(verify(shape, engine));
    });
}

/// Whether the program's own tables exist and may be read.
struct OwnTables
{
    bool areThere = false;
    bool mayBeRead = false;
    QString migrations = {}; ///< PostgreSQL only: the table of versions as an SQL name with its schema
};

OwnTables takeServer(Row &row, qint64 sentAt, ServerFindings &found)
{
    const auto oneWay = std::chrono::duration_cast<milliseconds>(found.roundTrip / 2);
    found.clockOffset = milliseconds(row.integer("clock"_L1) - sentAt) - oneWay;
    found.version = row.text("version"_L1);
    found.majorVersion = static_cast<int>(row.integer("major_version"_L1));
    found.isReadOnly = row.flag("read_only"_L1);
    found.role = row.text("role"_L1);
    found.schema = row.text("schema"_L1);
    found.canCreate = row.flag("may_create"_L1);
    found.room = roomOf(row);
    found.connections = static_cast<int>(row.integer("connections"_L1));
    if (const QString schema = row.text("missing_schema"_L1); !schema.isEmpty()) {
        found.error = Error{ErrorKind::SchemaMissing, Field::Database, schema, {}, {}};
        found.unread = {Check::Rights, Check::Tables, Check::Migrations};
    }
    const QString migrations = row.text("migrations"_L1);
    return OwnTables{!migrations.isEmpty(), row.flag("may_read_migrations"_L1), migrations};
}

Result<OwnTables> askPostgres(Connection &connection, const WallClock &now, ServerFindings &found)
{
    const qint64 sentAt = now();
    return connection.execTogether({{kAboutServer}, {kLackedRights}, {catalogueQuery(Engine::Postgres)}})
        .and_then([&](const std::vector<Rows> &answers) {
            return mapRows(answers[1], [](Row &row) { return row.text("lacked"_L1); })
                .and_then([&](const std::vector<QString> &lacked) {
                    found.lackedRights = QStringList(lacked.begin(), lacked.end());
                    return takeTables(answers[2], Engine::Postgres, found);
                })
                .and_then(
                    [&] { return mapSingle(answers[0], [&](Row &row) { return takeServer(row, sentAt, found); }); });
        });
}

/// Executes one query after the other, because a query to a file takes no network round trip.
Result<OwnTables> askFile(Connection &connection, ServerFindings &found)
{
    if (const auto checked = connection.checkStorage(); !checked)
        return tl::make_unexpected(checked.error());
    const auto columns = connection.exec(catalogueQuery(Engine::Sqlite));
    if (!columns)
        return tl::make_unexpected(columns.error());
    const auto takeFile = [&](Row &row) {
        found.version = row.text("version"_L1);
        const bool areThere = row.flag("has_migrations"_L1);
        return OwnTables{areThere, areThere, {}};
    };
    return takeTables(*columns, Engine::Sqlite, found)
        .and_then([&] { return connection.exec(kAboutFile); })
        .and_then([&](const Rows &rows) { return mapSingle(rows, takeFile); });
}

/// Stores an error in `found.error` instead of returning it, because the values that were read before are still valid.
void readMigration(Connection &connection, const OwnTables &own, ServerFindings &found)
{
    found.latestMigration = lastVersion(migrations(connection.engine()));
    found.mayReadMigration = !own.areThere || own.mayBeRead;
    if (!found.mayReadMigration)
        found.lackedMigrationRight = u"SELECT "_s + own.migrations;
    if (!own.mayBeRead || found.error)
        return;
    if (const auto version = readVersion(connection)) {
        found.migration = *version;
    } else {
        found.error = version.error();
        found.unread = {Check::Migrations};
    }
}

} // namespace

Result<ServerFindings> readServerFindings(Connection &connection, const WallClock &now)
{
    ServerFindings found;
    found.encryption = connection.encryption();
    const bool isFile = !isServer(connection.engine());
    found.question = roundTripQuestion();
    return measureRoundTrip(connection)
        .map([&](std::chrono::microseconds time) { found.roundTrip = time; })
        .and_then([&] { return isFile ? askFile(connection, found) : askPostgres(connection, now, found); })
        .map([&](const OwnTables &own) {
            readMigration(connection, own, found);
            return found;
        });
}

} // namespace budget
