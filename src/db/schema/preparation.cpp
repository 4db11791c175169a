// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/preparation.h"

#include "db/schema/verification.h"
#include "db/transaction.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// What is there before anything is created.
struct Findings
{
    LedgerShape shape;
    int version = 0; ///< of `bt_` tables; 0 where there are none, or none that may be read
    bool isReadOnly = false;
    bool mayRecord = false;
    bool mayReadVersion = false;
};

/// Read by findingsOf(): read-only, may record, may read the version.
const QString &rightsQuery(Engine engine)
{
    static const QString sqlite =
        u"SELECT 0, (SELECT count(*) = 2 FROM sqlite_master WHERE name IN ('bt_operations', 'bt_transfers')), "
        "EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'bt_schema_migrations')"_s;
    static const QString postgres =
        u"SELECT (current_setting('transaction_read_only') = 'on')::int, "
        "(SELECT bool_and(COALESCE(has_table_privilege(to_regclass(t.name), p.name), false)) "
        "FROM unnest(ARRAY['bt_operations', 'bt_transfers']) AS t(name), "
        "unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) AS p(name))::int, "
        "COALESCE(has_table_privilege(to_regclass('bt_schema_migrations'), 'SELECT'), false)::int"_s;
    return engine == Engine::Sqlite ? sqlite : postgres;
}

/// Nobody asks for an operation again after so long. Left alone where a newer program keeps the tables; a row that
/// somebody else is just dropping is theirs.
Statement dropOldOperations(Engine engine, const std::vector<Migration> &steps)
{
    static const QString sqlite = u"DELETE FROM bt_operations WHERE done_at < datetime('now', '-7 days') "
                                  "AND (SELECT max(version) FROM bt_schema_migrations) <= $1"_s;
    static const QString postgres = u"DELETE FROM bt_operations WHERE id IN (SELECT id FROM bt_operations "
                                    "WHERE done_at < now() - interval '7 days' FOR UPDATE SKIP LOCKED) "
                                    "AND (SELECT max(version) FROM bt_schema_migrations) <= CAST($1 AS integer)"_s;
    return {engine == Engine::Sqlite ? sqlite : postgres, {qint64(lastVersion(steps))}};
}

Findings findingsOf(const std::vector<Rows> &answers)
{
    const Row &rights = answers[1].first();
    return {shapeOf(answers[0]), 0, rights.integer(0) != 0, rights.integer(1) != 0, rights.integer(2) != 0};
}

Result<int> readVersion(Connection &connection)
{
    return connection.exec(kReadVersion).map([](const Rows &rows) {
        return static_cast<int>(rows.first().integer(0));
    });
}

/// Asks for nothing that may not be there.
Result<Findings> lookCarefully(Connection &connection)
{
    const auto answers = connection.execTogether(
        {{catalogueQuery(connection.engine())}, {rightsQuery(connection.engine())}});
    if (!answers)
        return tl::make_unexpected(answers.error());
    Findings found = findingsOf(*answers);
    if (!found.mayReadVersion)
        return found;
    return readVersion(connection).map([&](int version) {
        found.version = version;
        return found;
    });
}

/// Takes it for granted that the ledger is ready and can be written, and fails otherwise.
Result<Findings> lookAtOnce(Connection &connection, const std::vector<Migration> &steps)
{
    const Engine engine = connection.engine();
    return connection
        .execTogether(
            {{catalogueQuery(engine)}, {rightsQuery(engine)}, {kReadVersion}, dropOldOperations(engine, steps)})
        .map([](const std::vector<Rows> &answers) {
            Findings found = findingsOf(answers);
            found.version = static_cast<int>(answers[2].first().integer(0));
            return found;
        });
}

/// A table of ours is missing or not ours to use, or the server takes no changes.
bool isNotReady(ErrorKind kind)
{
    return kind == ErrorKind::TablesDiffer || kind == ErrorKind::PermissionDenied || kind == ErrorKind::ReadOnlyServer;
}

Result<Findings> look(Connection &connection, const std::vector<Migration> &steps)
{
    if (connection.engine() == Engine::Sqlite)
        return lookCarefully(connection);
    auto found = lookAtOnce(connection, steps);
    return !found && isNotReady(found.error().kind) ? lookCarefully(connection) : found;
}

/// Two clients that start at once on an empty database take turns. The lock ends with the transaction, so that
/// it works through a transaction pooler too. The key is ours alone: the ASCII codes of 'budget'.
Result<void> lockOutOthers(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return {};
    return connection.exec(u"SELECT pg_advisory_xact_lock(x'627564676574'::bigint)"_s).map([](const Rows &) {});
}

Result<LedgerShape> ensureTables(Connection &connection)
{
    auto found = inspect(connection);
    if (!found || !found->isEmpty())
        return found;
    if (auto created = connection.execScript(canonicalTables(connection.engine())); !created)
        return tl::make_unexpected(created.error());
    return inspect(connection);
}

Result<void> verify(const LedgerShape &shape, Engine engine)
{
    const QStringList found = differences(shape, engine);
    if (!found.isEmpty())
        return failure(ErrorKind::TablesDiffer, Field::Database, found.join(u'\n'));
    return {};
}

Result<void> createWhatIsMissing(Connection &connection, const std::vector<Migration> &steps)
{
    return inTransaction(connection, [&] {
        return lockOutOthers(connection)
            .and_then([&] { return ensureTables(connection); })
            .and_then([&](const LedgerShape &shape) { return verify(shape, connection.engine()); })
            .and_then([&] { return migrate(connection, steps); });
    });
}

Result<Preparation> dropOldAndUse(Connection &connection, const Findings &found, const std::vector<Migration> &steps)
{
    const Preparation ready{found.mayRecord, false};
    if (connection.engine() == Engine::Postgres || !ready.recordsOperations)
        return ready;
    const Statement drop = dropOldOperations(connection.engine(), steps);
    return connection.exec(drop.sql, drop.params).map([ready](const Rows &) { return ready; });
}

/// The tables that are there are sound.
Result<Preparation> makeReady(Connection &connection, const Findings &found, const std::vector<Migration> &steps)
{
    const bool hasLedger = !found.shape.isEmpty();
    if (found.isReadOnly)
        return hasLedger ? Result<Preparation>(Preparation{false, true}) : failure(ErrorKind::ReadOnlyServer);
    if (hasLedger && found.version == lastVersion(steps))
        return dropOldAndUse(connection, found, steps);
    const auto created = createWhatIsMissing(connection, steps);
    if (created)
        return lookCarefully(connection).map([](const Findings &made) { return Preparation{made.mayRecord, false}; });
    const bool canDoWithout = hasLedger && created.error().kind == ErrorKind::PermissionDenied;
    return canDoWithout ? Result<Preparation>(Preparation()) : tl::make_unexpected(created.error());
}

} // namespace

Result<Preparation> prepareLedger(Connection &connection, const std::vector<Migration> &steps)
{
    const auto found = look(connection, steps);
    if (!found)
        return tl::make_unexpected(found.error());
    const Result<void> sound = found->shape.isEmpty() ? Result<void>() : verify(found->shape, connection.engine());
    return sound.and_then([&] { return requireKnown(found->version, steps); }).and_then([&] {
        return makeReady(connection, *found, steps);
    });
}

} // namespace budget
