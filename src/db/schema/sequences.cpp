// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/sequences.h"

#include "db/connection.h"
#include "db/perengine.h"
#include "db/postgres/sequencerepair.h"
#include "db/rows.h"

#include <QStringList>

#include <vector>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Selects the tables with an id sequence that this role may use, and the last id that the sequence gave; 0 for none.
/// OFFSET 0 stops the planner from calling pg_get_serial_sequence() for a table without a column `id`, which would be
/// an error.
const QString kSequences =
    u"SELECT t.name, COALESCE(pg_sequence_last_value(t.sequence), 0) AS last FROM (SELECT found.name, found.oid, "
    "pg_get_serial_sequence(found.place, 'id')::regclass AS sequence FROM (SELECT known.name, c.oid, "
    "format('%I.%I', n.nspname, c.relname) AS place "
    "FROM unnest(ARRAY['users', 'categories', 'expenses']) AS known(name) "
    "JOIN pg_class c ON c.oid = to_regclass(known.name) JOIN pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND NOT a.attisdropped "
    "AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) OFFSET 0) found OFFSET 0) t "
    "WHERE has_table_privilege(t.oid, 'SELECT') "
    "AND CASE WHEN t.sequence IS NULL THEN false ELSE has_sequence_privilege(t.sequence, 'USAGE') END "
    "ORDER BY t.name"_s;

/// A query for the names of the tables with an id larger than the last one that their sequence gave.
QString lagQuery(const std::vector<QString> &questions)
{
    return QStringList(questions.begin(), questions.end()).join(u" UNION ALL "_s);
}

QString questionOf(Row &row)
{
    return u"SELECT '%1' AS name WHERE (SELECT max(id) FROM %1) > %2"_s.arg(row.text("name"_L1))
        .arg(row.integer("last"_L1));
}

QString repairOf(Row &row)
{
    return sequenceRepair(row.text("name"_L1)) + u';';
}

Result<QString> repairsOf(const Rows &lagging)
{
    return mapRows(lagging, repairOf).map([](const std::vector<QString> &repairs) {
        return QStringList(repairs.begin(), repairs.end()).join(u'\n');
    });
}

} // namespace

Result<QString> sequenceRepairs(Connection &connection)
{
    if (!isServer(connection.engine()))
        return QString();
    const auto questions = connection.exec(kSequences).and_then([](const Rows &rows) {
        return mapRows(rows, questionOf);
    });
    if (!questions)
        return tl::make_unexpected(questions.error());
    if (questions->empty())
        return QString();
    return connection.exec(lagQuery(*questions)).and_then(repairsOf);
}

} // namespace budget
