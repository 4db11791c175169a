// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/checks/trial.h"

#include "db/checks/roundtrip.h"
#include "db/perengine.h"
#include "db/schema/catalogue.h"
#include "db/store/personqueries.h"
#include "db/transaction.h"

#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Step = Result<void>;

/// Must be called before mayOnlyRead(), which makes transaction_read_only 'on' for this transaction.
Step askServer(Connection &connection, TrialReport &report)
{
    if (!isServer(connection.engine()))
        return {};
    return connection
        .exec(u"SELECT split_part(current_setting('server_version'), ' ', 1) AS version, "
              "(current_setting('transaction_read_only') = 'on')::int AS read_only, "
              "%1 AS missing_schema, "
              "COALESCE(has_schema_privilege(current_schema(), 'CREATE'), false)::int AS may_create, "
              "%2"_s.arg(missingSchema(), roomColumns()))
        .and_then([&](const Rows &rows) {
            return mapSingle(rows, [&](Row &row) -> Step {
                if (const QString schema = row.text("missing_schema"_L1); !schema.isEmpty())
                    return failure(ErrorKind::SchemaMissing, Field::Database, schema);
                report.serverVersion = row.text("version"_L1);
                report.isReadOnly = row.flag("read_only"_L1);
                report.canCreate = row.flag("may_create"_L1);
                report.room = roomOf(row);
                return {};
            });
        });
}

Step listTables(Connection &connection, TrialReport &report)
{
    static const QString sqlite =
        u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY name"_s;
    static const QString postgres = u"SELECT schemaname || '.' || tablename AS name FROM pg_catalog.pg_tables "
                                    "WHERE schemaname <> 'information_schema' AND schemaname NOT LIKE 'pg\\_%' "
                                    "ORDER BY 1"_s;
    return connection.exec(SqlText(sqlite, postgres).of(connection.engine()))
        .and_then([](const Rows &rows) { return mapRows(rows, [](Row &row) { return row.text("name"_L1); }); })
        .map([&](const std::vector<QString> &names) { report.tables = QStringList(names.begin(), names.end()); });
}

bool hasPersons(const LedgerShape &shape)
{
    const TableShape users = shape.value(u"users"_s);
    return users.columns.contains(u"id"_s) && users.columns.contains(u"email"_s);
}

/// Lists the persons of `users`. A table that the role may not read gives no persons, and no error.
Step listPersons(Connection &connection, TrialReport &report)
{
    const auto shape = readCatalogue(connection);
    if (!shape)
        return tl::make_unexpected(shape.error());
    if (!hasPersons(*shape))
        return {};
    LedgerLayout layout;
    layout.hasPersonName = shape->value(u"users"_s).columns.contains(u"name"_s);
    layout.hasPlaceBeside = false; // the state of the program's own tables is not known yet
    auto persons = queries::listPersons(connection, layout);
    if (persons)
        report.persons = *std::move(persons);
    else if (persons.error().kind != ErrorKind::PermissionDenied)
        return tl::make_unexpected(persons.error());
    return {};
}

Step mayOnlyRead(Connection &connection)
{
    if (!isServer(connection.engine()))
        return {};
    return connection.exec(u"SET TRANSACTION READ ONLY"_s).map([](const Rows &) {});
}

} // namespace

Result<TrialReport> readTrial(Connection &connection)
{
    TrialReport report;
    report.encryption = connection.encryption();
    const auto ask = [&]() -> Step {
        report.question = roundTripQuestion();
        return measureRoundTrip(connection)
            .map([&](std::chrono::microseconds time) { report.roundTrip = time; })
            .and_then([&] { return askServer(connection, report); })
            .and_then([&] { return mayOnlyRead(connection); })
            .and_then([&] { return listTables(connection, report); })
            .and_then([&] { return listPersons(connection, report); });
    };
    // On SQLite, a Transaction would take the lock for writing, so the queries run without one.
    const Step asked = isServer(connection.engine()) ? inTransaction(connection, ask) : ask();
    return asked.map([&] { return report; });
}

} // namespace budget
