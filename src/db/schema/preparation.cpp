// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/preparation.h"

#include "db/local/entrylog.h"
#include "db/perengine.h"
#include "db/schema/deployment.h"
#include "db/schema/ledgerstate.h"
#include "db/schema/verification.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kHasOldOperations =
    u"SELECT 1 FROM bt_operations WHERE done_at < datetime('now', '-7 days') AND content <> $2 "
    "AND (SELECT max(version) FROM bt_schema_migrations) <= $1 LIMIT 1"_s;

/// The migration of PostgreSQL that adds the columns for operations with their rows.
constexpr int kSharedLogVersion = 5;

Failure unusable(const TableReport &report)
{
    QStringList found = differences(report);
    const bool onlyLacks = found.isEmpty();
    for (const TableFinding &finding : report.findings) {
        if (onlyLacks && finding.aspect == TableAspect::Table && finding.state == TableState::Missing)
            found << finding.table + u": missing"_s;
    }
    return failure(ErrorKind::TablesDiffer, Field::Database, found.join(u'\n'));
}

/// Fails if tables exist that cannot be used. A database without tables is sound, because tables can be created in
/// it.
Result<void> requireSound(const TableReport &report)
{
    if (report.isUsable() || report.verdict == TableVerdict::Empty)
        return {};
    return unusable(report);
}

Preparation readyFor(const LedgerState &found)
{
    LedgerLayout layout = layoutOf(found.shape);
    layout.hasPlaceBeside = found.mayKeepBeside || !layout.needsPlaceBeside();
    const bool records = found.mayRecord && !found.isReadOnly;
    return {.recordsOperations = records,
            .isReadOnly = found.isReadOnly,
            .hasLog = found.hasLog,
            .layout = layout,
            .sharesLog = records && !found.hasLog && found.version >= kSharedLogVersion};
}

/// Allows only reading, because this version does not know what a newer version would have to write into its own
/// tables.
Preparation readableFor(const LedgerState &found)
{
    Preparation ready = readyFor(found);
    ready.recordsOperations = false;
    ready.isReadOnly = true;
    ready.hasLog = false;
    ready.sharesLog = false;
    ready.isNewer = true;
    return ready;
}

/// Fails with PermissionDenied if the course's tables lack columns and the role may not use the program's own tables
/// for the values of these columns: nothing could be entered then.
Result<Preparation> usable(const LedgerState &found)
{
    const Preparation ready = readyFor(found);
    if (!ready.layout.hasPlaceBeside && !ready.isReadOnly)
        return failure(ErrorKind::PermissionDenied);
    return ready;
}

/// Makes a ledger ready whose existing tables are sound.
Result<Preparation> makeReady(Connection &connection, const LedgerState &found, const std::vector<Migration> &steps)
{
    const bool hasLedger = !found.shape.isEmpty();
    if (hasLedger && found.version > lastVersion(steps))
        return readableFor(found);
    if (found.isReadOnly)
        return hasLedger ? usable(found) : failure(ErrorKind::ReadOnlyServer);
    if (hasLedger && found.version == lastVersion(steps))
        return usable(found);
    const auto created = deploy(connection, steps);
    if (created)
        return readStateCarefully(connection).and_then(usable);
    if (hasLedger && connection.writeRefusal())
        return readStateCarefully(connection).and_then(usable);
    const bool canDoWithout = hasLedger && created.error().kind == ErrorKind::PermissionDenied;
    return canDoWithout ? usable(found).map_error([&](const Error &) { return created.error(); })
                        : tl::make_unexpected(created.error());
}

/// Returns a file's damage instead of another error, because damage can look like tables that differ or are missing.
template <class T>
Result<T> damageFirst(Connection &connection, Result<T> answer)
{
    if (answer)
        return answer;
    return connection.checkStorage().and_then([&] { return answer; });
}

Result<Preparation> prepare(Connection &connection, const std::vector<Migration> &steps)
{
    const auto found = readState(connection, steps);
    if (!found)
        return tl::make_unexpected(found.error());
    const TableReport report = verify(found->shape, connection.engine());
    return requireSound(report).and_then([&] { return makeReady(connection, *found, steps); });
}

Result<Preparation> lookOnly(Connection &connection, const std::vector<Migration> &steps)
{
    return readStateCarefully(connection).and_then([&](const LedgerState &found) -> Result<Preparation> {
        const TableReport report = verify(found.shape, connection.engine());
        if (!report.isUsable())
            return unusable(report);
        return found.version > lastVersion(steps) ? readableFor(found) : readyFor(found);
    });
}

} // namespace

Result<Preparation> prepareLedger(Connection &connection, const std::vector<Migration> &steps)
{
    return damageFirst(connection, prepare(connection, steps));
}

Result<Preparation> lookAtLedger(Connection &connection, const std::vector<Migration> &steps)
{
    return damageFirst(connection, lookOnly(connection, steps));
}

Result<std::optional<int>> versionToMigrate(Connection &connection, const std::vector<Migration> &steps)
{
    using Version = std::optional<int>;
    if (isServer(connection.engine()) || connection.writeRefusal())
        return Version();
    return readStateCarefully(connection).map([&](const LedgerState &found) {
        const bool isOld = !found.shape.isEmpty() && found.version < lastVersion(steps)
            && verify(found.shape, connection.engine()).isUsable();
        return isOld ? Version(found.version) : Version();
    });
}

Result<void> tidyLedger(Connection &connection, const std::vector<Migration> &steps)
{
    if (auto checked = connection.checkStorage(); !checked || isServer(connection.engine()))
        return checked;
    if (connection.writeRefusal())
        return {};
    const auto version = readVersion(connection);
    if (!version || *version != lastVersion(steps))
        return version ? Result<void>() : tl::make_unexpected(version.error());
    if (const auto pruned = entrylog::prune(connection, QDateTime::currentDateTimeUtc()); !pruned)
        return tl::make_unexpected(pruned.error());
    const Statement drop = dropOldOperations(connection.engine(), steps);
    const auto old = connection.exec(kHasOldOperations, drop.params);
    if (!old || old->isEmpty())
        return old ? Result<void>() : tl::make_unexpected(old.error());
    return connection.exec(drop.sql, drop.params).map([](const Rows &) {});
}

} // namespace budget
