// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/ledgerstate.h"

#include "db/perengine.h"
#include "db/schema/owntables.h"
#include "db/store/markerrecord.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using own::Purpose;

/// Selects what this connection may do, for stateOf().
const QString &rightsQuery(Engine engine)
{
    static const QString sqlite = u"SELECT 0 AS read_only, NULL AS missing_schema, %1 AS may_record, %1 AS has_log, "
                                  "%2 AS may_read_version, %3 AS may_keep_beside"_s.arg(
                                      own::areThere(Purpose::Log), own::areThere(Purpose::Versions),
                                      own::areThere(Purpose::Beside));
    static const QString postgres = u"SELECT (current_setting('transaction_read_only') = 'on')::int AS read_only, "
                                    "%1 AS missing_schema, %2::int AS may_record, 0 AS has_log, %3::int AS may_read_version, "
                                    "%4::int AS may_keep_beside"_s.arg(missingSchema(), own::mayUse(Purpose::Records),
                                                                       own::mayUse(Purpose::Versions),
                                                                       own::mayUse(Purpose::Beside));
    static const SqlText text(sqlite, postgres);
    return text.of(engine);
}

Result<LedgerState> takeRights(Row &row, const LedgerShape &shape)
{
    if (const QString schema = row.text("missing_schema"_L1); !schema.isEmpty())
        return failure(ErrorKind::SchemaMissing, Field::Database, schema);
    return LedgerState{.shape = shape,
                       .isReadOnly = row.flag("read_only"_L1),
                       .mayRecord = row.flag("may_record"_L1),
                       .hasLog = row.flag("has_log"_L1),
                       .mayKeepBeside = row.flag("may_keep_beside"_L1),
                       .mayReadVersion = row.flag("may_read_version"_L1) && !shape.occupied.contains(own::kMigrations)};
}

Result<LedgerState> stateOf(const Rows &catalogue, const Rows &rights)
{
    return shapeOf(catalogue).and_then(
        [&](const LedgerShape &shape) { return mapSingle(rights, [&](Row &row) { return takeRights(row, shape); }); });
}

/// Reads the state in one flight, for the usual case that the ledger is ready and writable. Fails in any other case.
Result<LedgerState> readStateAtOnce(Connection &connection, const std::vector<Migration> &steps)
{
    const Engine engine = connection.engine();
    return connection
        .execTogether(
            {{catalogueQuery(engine)}, {rightsQuery(engine)}, {kReadVersion}, dropOldOperations(engine, steps)})
        .and_then([](const std::vector<Rows> &answers) {
            return stateOf(answers[0], answers[1]).and_then([&](LedgerState found) {
                return versionOf(answers[2]).map([&](int version) {
                    found.version = version;
                    return found;
                });
            });
        });
}

/// Reads the catalogue and the rights of a file, one statement after the other.
Result<std::vector<Rows>> readFile(Connection &connection)
{
    return connection.exec(catalogueQuery(Engine::Sqlite)).and_then([&](const Rows &shape) {
        return connection.exec(rightsQuery(Engine::Sqlite)).map([&](const Rows &rights) {
            return std::vector{shape, rights};
        });
    });
}

/// True if one of the program's own tables is missing or may not be used, or if the server accepts no changes.
bool isNotReady(ErrorKind kind)
{
    return kind == ErrorKind::TablesDiffer || kind == ErrorKind::PermissionDenied || kind == ErrorKind::ReadOnlyServer;
}

} // namespace

Statement dropOldOperations(Engine engine, const std::vector<Migration> &steps)
{
    static const QString sqlite = u"DELETE FROM bt_operations WHERE done_at < datetime('now', '-7 days') "
                                  "AND content <> $2 AND (SELECT max(version) FROM bt_schema_migrations) <= $1"_s;
    // Skips a row that another session is deleting.
    static const QString postgres =
        u"DELETE FROM bt_operations WHERE id IN (SELECT id FROM bt_operations "
        "WHERE done_at < now() - CASE WHEN operation IS NULL THEN interval '7 days' ELSE interval '90 days' END "
        "AND content <> $2 FOR UPDATE SKIP LOCKED) "
        "AND (SELECT max(version) FROM bt_schema_migrations) <= CAST($1 AS integer)"_s;
    return {SqlText(sqlite, postgres).of(engine), {qint64(lastVersion(steps)), queries::markerContent()}};
}

Result<LedgerState> readStateCarefully(Connection &connection)
{
    const Engine engine = connection.engine();
    const auto answers = isServer(engine) ? connection.execTogether({{catalogueQuery(engine)}, {rightsQuery(engine)}})
                                          : readFile(connection);
    if (!answers)
        return tl::make_unexpected(answers.error());
    return stateOf((*answers)[0], (*answers)[1]).and_then([&](LedgerState found) -> Result<LedgerState> {
        found.isReadOnly = found.isReadOnly || connection.writeRefusal().has_value();
        if (!found.mayReadVersion)
            return found;
        return readVersion(connection).map([&](int version) {
            found.version = version;
            return found;
        });
    });
}

Result<LedgerState> readState(Connection &connection, const std::vector<Migration> &steps)
{
    if (!isServer(connection.engine()))
        return readStateCarefully(connection);
    auto found = readStateAtOnce(connection, steps);
    return !found && isNotReady(found.error().kind) ? readStateCarefully(connection) : found;
}

} // namespace budget
