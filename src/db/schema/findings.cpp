// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/findings.h"

#include "db/perengine.h"
#include "db/store/markerrecord.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Read by findingsOf().
const QString &rightsQuery(Engine engine)
{
    static const QString sqlite =
        u"SELECT 0 AS read_only, "
        "(SELECT count(*) = 2 FROM sqlite_master WHERE name IN ('bt_operations', 'bt_transfers')) AS may_record, "
        "EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'bt_schema_migrations') AS may_read_version, "
        "EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'bt_expense_dates') AS may_keep_beside"_s;
    static const QString postgres =
        u"SELECT (current_setting('transaction_read_only') = 'on')::int AS read_only, "
        "(SELECT bool_and(COALESCE(has_table_privilege(to_regclass(t.name), p.name), false)) "
        "FROM unnest(ARRAY['bt_operations', 'bt_transfers']) AS t(name), "
        "unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS p(name))::int AS may_record, "
        "COALESCE(has_table_privilege(to_regclass('bt_schema_migrations'), 'SELECT'), false)::int AS may_read_version, "
        "(SELECT bool_and(COALESCE(has_table_privilege(to_regclass(t.name), p.name), false)) "
        "FROM unnest(ARRAY['bt_expense_dates', 'bt_category_colors', 'bt_person_names']) AS t(name), "
        "unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS p(name))::int AS may_keep_beside"_s;
    static const SqlText text(sqlite, postgres);
    return text.of(engine);
}

Result<Findings> findingsOf(const Rows &catalogue, const Rows &rights)
{
    return shapeOf(catalogue).and_then([&](const LedgerShape &shape) {
        return mapSingle(rights, [&](Row &row) {
            return Findings{.shape = shape,
                            .isReadOnly = row.flag("read_only"_L1),
                            .mayRecord = row.flag("may_record"_L1),
                            .mayKeepBeside = row.flag("may_keep_beside"_L1),
                            .mayReadVersion = row.flag("may_read_version"_L1)};
        });
    });
}

/// Takes it for granted that the ledger is ready and can be written, and fails otherwise.
Result<Findings> lookAtOnce(Connection &connection, const std::vector<Migration> &steps)
{
    const Engine engine = connection.engine();
    return connection
        .execTogether(
            {{catalogueQuery(engine)}, {rightsQuery(engine)}, {kReadVersion}, dropOldOperations(engine, steps)})
        .and_then([](const std::vector<Rows> &answers) {
            return findingsOf(answers[0], answers[1]).and_then([&](Findings found) {
                return versionOf(answers[2]).map([&](int version) {
                    found.version = version;
                    return found;
                });
            });
        });
}

/// What SQLite's file shows to whoever only looks: its transactions are for writing.
Result<std::vector<Rows>> lookAtFile(Connection &connection)
{
    return connection.exec(catalogueQuery(Engine::Sqlite)).and_then([&](const Rows &shape) {
        return connection.exec(rightsQuery(Engine::Sqlite)).map([&](const Rows &rights) {
            return std::vector{shape, rights};
        });
    });
}

/// A table of ours is missing or not ours to use, or the server takes no changes.
bool isNotReady(ErrorKind kind)
{
    return kind == ErrorKind::TablesDiffer || kind == ErrorKind::PermissionDenied || kind == ErrorKind::ReadOnlyServer;
}

} // namespace

Statement dropOldOperations(Engine engine, const std::vector<Migration> &steps)
{
    static const QString sqlite = u"DELETE FROM bt_operations WHERE done_at < datetime('now', '-7 days') "
                                  "AND content <> $2 AND (SELECT max(version) FROM bt_schema_migrations) <= $1"_s;
    // A row that somebody else is just dropping is theirs.
    static const QString postgres =
        u"DELETE FROM bt_operations WHERE id IN (SELECT id FROM bt_operations "
        "WHERE done_at < now() - interval '7 days' AND content <> $2 FOR UPDATE SKIP LOCKED) "
        "AND (SELECT max(version) FROM bt_schema_migrations) <= CAST($1 AS integer)"_s;
    return {SqlText(sqlite, postgres).of(engine), {qint64(lastVersion(steps)), queries::markerContent()}};
}

Result<Findings> lookCarefully(Connection &connection)
{
    const Engine engine = connection.engine();
    const auto answers = isServer(engine) ? connection.execTogether({{catalogueQuery(engine)}, {rightsQuery(engine)}})
                                          : lookAtFile(connection);
    if (!answers)
        return tl::make_unexpected(answers.error());
    return findingsOf((*answers)[0], (*answers)[1]).and_then([&](Findings found) -> Result<Findings> {
        found.isReadOnly = found.isReadOnly || connection.writeRefusal().has_value();
        if (!found.mayReadVersion)
            return found;
        return readVersion(connection).map([&](int version) {
            found.version = version;
            return found;
        });
    });
}

Result<Findings> look(Connection &connection, const std::vector<Migration> &steps)
{
    if (!isServer(connection.engine()))
        return lookCarefully(connection);
    auto found = lookAtOnce(connection, steps);
    return !found && isNotReady(found.error().kind) ? lookCarefully(connection) : found;
}

} // namespace budget
