// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/sequences.h"

#include "core/failure/sequencerepair.h"
#include "db/connection.h"

#include <QStringList>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The tables whose ids come from a sequence that this role may read, and the last id that it gave; 0: none yet.
const QString kSequences =
    u"SELECT t.name, COALESCE(pg_sequence_last_value(t.sequence), 0) FROM (SELECT known.name, "
    "pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), 'id')::regclass AS sequence, c.oid "
    "FROM unnest(ARRAY['users', 'categories', 'expenses']) AS known(name) "
    "JOIN pg_class c ON c.oid = to_regclass(known.name) JOIN pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND NOT a.attisdropped "
    "AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)) t "
    "WHERE t.sequence IS NOT NULL AND has_table_privilege(t.oid, 'SELECT') "
    "AND CASE WHEN t.sequence IS NULL THEN false ELSE has_sequence_privilege(t.sequence, 'USAGE') END "
    "ORDER BY t.name"_s;

/// One statement that answers a row for each table with an id beyond the last that its sequence gave.
QString lagQuery(const Rows &sequences)
{
    QStringList questions;
    for (const Row &row : sequences.rows)
        questions << u"SELECT '%1' WHERE (SELECT max(id) FROM %1) > %2"_s.arg(row.text(0)).arg(row.integer(1));
    return questions.join(u" UNION ALL "_s);
}

QString repairsOf(const Rows &lagging)
{
    QStringList repairs;
    for (const Row &row : lagging.rows)
        repairs << sequenceRepair(row.text(0)) + u';';
    return repairs.join(u'\n');
}

} // namespace

Result<QString> sequenceRepairs(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return QString();
    return connection.exec(kSequences).and_then([&](const Rows &sequences) -> Result<QString> {
        if (sequences.isEmpty())
            return QString();
        return connection.exec(lagQuery(sequences)).map(repairsOf);
    });
}

} // namespace budget
