// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/deployment.h"

#include "db/perengine.h"
#include "db/schema/coursetables.h"
#include "db/schema/ledgerstate.h"
#include "db/schema/oddrows.h"
#include "db/schema/owntables.h"
#include "db/schema/rowcheck.h"
#include "db/schema/sequences.h"
#include "db/schema/verification.h"
#include "db/transaction.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Takes a lock that PostgreSQL releases at the end of the transaction, so it also works through a pooler in
/// transaction mode. The key, the ASCII codes of 'budget', is used by this program only.
const QString kLock = u"SELECT pg_advisory_xact_lock(x'627564676574'::bigint)"_s;

QString missingTables(const LedgerShape &shape, Engine engine)
{
    QStringList missing;
    for (const QLatin1StringView table : course::kTables) {
        if (!shape.contains(table))
            missing << table;
    }
    return canonicalTables(missing, engine);
}

QString creationSql(const LedgerShape &shape, int version, Engine engine, const std::vector<Migration> &steps)
{
    return missingTables(shape, engine) + migrationSql(version, steps, engine);
}

TableReport reportOf(const LedgerShape &shape, int version, Engine engine, const std::vector<Migration> &steps)
{
    TableReport report = verify(shape, engine);
    report.version = version;
    report.knownVersion = lastVersion(steps);
    return report;
}

Result<void> lockOutOthers(Connection &connection)
{
    if (!isServer(connection.engine()))
        return {};
    return connection.exec(kLock).map([](const Rows &) {});
}

Result<void> requireNotExplained(const TableReport &report)
{
    if (report.verdict == TableVerdict::Explained)
        return failure(ErrorKind::TablesDiffer, Field::Database, differences(report).join(u'\n'));
    return {};
}

/// Creates the missing tables, inside the caller's transaction. Each query needs the answer of the one before.
Result<TableReport> createMissing(Connection &connection, const std::vector<Migration> &steps)
{
    const auto shape = readCatalogue(connection);
    if (!shape)
        return tl::make_unexpected(shape.error());
    const Engine engine = connection.engine();
    const auto version = requireNotExplained(verify(*shape, engine)).and_then([&] { return currentVersion(connection); });
    if (!version)
        return tl::make_unexpected(version.error());
    return requireKnown(*version, steps)
        .and_then([&] { return connection.execScript(creationSql(*shape, *version, engine, steps)); })
        .and_then([&] { return readCatalogue(connection); })
        .map([&](const LedgerShape &made) { return reportOf(made, lastVersion(steps), engine, steps); });
}

/// Selects the GRANT statements that an owner must execute so that this role can create tables and use each of them.
const QString kMissingRights =
    u"WITH place AS (SELECT COALESCE(current_schema(), (SELECT nspname FROM pg_namespace WHERE %3), 'public') "
    "AS name), "
    "t AS (SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name "
    "FROM unnest(%1) AS known(name) "
    "JOIN pg_class c ON c.oid = to_regclass(known.name) JOIN pg_namespace n ON n.oid = c.relnamespace) "
    "SELECT (SELECT format('GRANT USAGE, CREATE ON SCHEMA %I TO %I;', place.name, current_user) FROM place "
    "WHERE NOT COALESCE((SELECT has_schema_privilege(n.oid, 'CREATE') FROM pg_namespace n "
    "WHERE n.nspname = place.name), false)) AS creation, "
    "concat_ws(E'\\n', (SELECT string_agg(format('GRANT %2 ON TABLE %s TO %I;', t.name, "
    "current_user), E'\\n' ORDER BY t.name) FROM t WHERE NOT (has_table_privilege(t.oid, 'SELECT') "
    "AND has_table_privilege(t.oid, 'INSERT') AND has_table_privilege(t.oid, 'UPDATE') "
    "AND has_table_privilege(t.oid, 'DELETE'))), "
    "(SELECT string_agg(format('GRANT USAGE ON SEQUENCE %I.%I TO %I;', n.nspname, s.relname, current_user), E'\\n' "
    "ORDER BY s.relname) FROM t JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid "
    "AND d.classid = 'pg_class'::regclass AND d.deptype = 'a' JOIN pg_class s ON s.oid = d.objid "
    "JOIN pg_namespace n ON n.oid = s.relnamespace "
    "WHERE CASE WHEN s.relkind = 'S' THEN NOT has_sequence_privilege(s.oid, 'USAGE') ELSE false END)) AS usage"_s.arg(
        own::arrayOfAllTables(), own::kGrantedRights, isOnlySchema());

Result<QString> missingRights(Connection &connection, bool creates)
{
    if (!isServer(connection.engine()))
        return QString();
    const auto grantsOf = [creates](Row &row) {
        QStringList grants;
        if (creates)
            grants << row.text("creation"_L1);
        grants << row.text("usage"_L1);
        grants.removeAll(QString());
        return grants.join(u'\n');
    };
    return connection.exec(kMissingRights).and_then([&](const Rows &rows) { return mapSingle(rows, grantsOf); });
}

/// SQLite only: adds the statements that correct values which a script stored with the wrong type. PostgreSQL rejects
/// such values by the column's type.
Result<DeploymentPlan> withRepair(Connection &connection, DeploymentPlan plan)
{
    constexpr int kMostRepaired = 1000;
    if (isServer(connection.engine()) || !plan.report.isUsable())
        return plan;
    return oddRowsInFile(connection, kMostRepaired).map([&](const std::vector<OddRow> &rows) {
        plan.rowRepair = repairSql(rows);
        return plan;
    });
}

} // namespace

QString deploymentSql(const LedgerShape &shape, int version, Engine engine, const std::vector<Migration> &steps)
{
    if (verify(shape, engine).verdict == TableVerdict::Explained)
        return {};
    const QString creation = creationSql(shape, version, engine, steps);
    if (creation.isEmpty())
        return {};
    const SqlText begin(u"BEGIN IMMEDIATE;\n"_s, u"BEGIN;\n"_s + kLock + u";\n"_s);
    return begin.of(engine) + creation + u"COMMIT;\n"_s;
}

QString listingSql()
{
    return u"SELECT table_schema, table_name FROM information_schema.tables\n"
           "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')\n"
           "ORDER BY table_schema, table_name;"_s;
}

Result<DeploymentPlan> planDeployment(Connection &connection, const std::vector<Migration> &steps)
{
    const auto found = connection.checkStorage().and_then([&] { return readStateCarefully(connection); });
    if (!found)
        return tl::make_unexpected(found.error());
    const Engine engine = connection.engine();
    const QString sql = deploymentSql(found->shape, found->version, engine, steps);
    const auto repair = sequenceRepairs(connection);
    if (!repair)
        return tl::make_unexpected(repair.error());
    DeploymentPlan plan{reportOf(found->shape, found->version, engine, steps), sql, {}, *repair};
    return missingRights(connection, !sql.isEmpty())
        .and_then([&](const QString &grant) {
            plan.grant = grant;
            return plan.report.isUsable() ? findOddRows(connection, layoutOf(found->shape))
                                          : Result<std::vector<TableFinding>>();
        })
        .map([&](const std::vector<TableFinding> &rows) {
            plan.report.findings.insert(plan.report.findings.end(), rows.begin(), rows.end());
            return plan;
        })
        .and_then([&](const DeploymentPlan &whole) { return withRepair(connection, whole); });
}

Result<TableReport> deploy(Connection &connection, const std::vector<Migration> &steps)
{
    return inTransaction(connection, [&] {
        return lockOutOthers(connection)
            .and_then([&] { return createMissing(connection, steps); })
            .and_then([](const TableReport &report) -> Result<TableReport> {
                if (!report.isDeployed())
                    return failure(ErrorKind::TablesDiffer, Field::Database, differences(report).join(u'\n'));
                return report;
            });
    });
}

} // namespace budget
