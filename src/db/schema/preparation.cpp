// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/preparation.h"

#include "db/schema/verification.h"
#include "db/transaction.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

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

Result<void> prepareTables(Connection &connection)
{
    return inTransaction(connection, [&] {
        return lockOutOthers(connection)
            .and_then([&] { return ensureTables(connection); })
            .and_then([&](const LedgerShape &shape) { return verify(shape, connection.engine()); });
    });
}

} // namespace

Result<Preparation> prepareLedger(Connection &connection, const std::vector<Migration> &steps)
{
    if (auto prepared = prepareTables(connection); !prepared)
        return tl::make_unexpected(prepared.error());
    auto migrated = inTransaction(connection, [&] {
        return lockOutOthers(connection).and_then([&] { return migrate(connection, steps); });
    });
    // The three tables are all that the use cases need so far.
    const bool mayNotCreate = !migrated && migrated.error().kind == ErrorKind::PermissionDenied;
    if (!migrated && !mayNotCreate)
        return tl::make_unexpected(migrated.error());
    return Preparation();
}

} // namespace budget
