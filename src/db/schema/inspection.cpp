// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/inspection.h"

namespace budget {

using namespace Qt::StringLiterals;

// Each row of the answer: what it describes, the table, the column or a key's columns, the type or what a foreign key
// refers to, may be NULL, has a default.

namespace {

const QString &sqliteCatalogue()
{
    static const QString query =
        u"WITH t AS (SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name IN ('users', 'categories', 'expenses')) "
        "SELECT 'column', t.name, c.name, lower(c.type), c.\"notnull\" = 0 AND c.pk = 0, "
        "c.dflt_value IS NOT NULL OR c.pk > 0 FROM t JOIN pragma_table_info(t.name) c "
        "UNION ALL SELECT 'primary', t.name, group_concat(c.name), '', 0, 0 "
        "FROM t JOIN pragma_table_info(t.name) c WHERE c.pk > 0 GROUP BY t.name "
        "UNION ALL SELECT 'unique', t.name, group_concat(c.name), '', 0, 0 "
        "FROM t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c "
        "WHERE i.\"unique\" = 1 AND i.partial = 0 AND i.origin <> 'pk' GROUP BY t.name, i.name "
        "UNION ALL SELECT 'foreign', t.name, f.\"from\", f.\"table\" || '(' || coalesce(f.\"to\", 'id') || ')', 0, 0 "
        "FROM t JOIN pragma_foreign_key_list(t.name) f"_s;
    return query;
}

const QString &postgresCatalogue()
{
    static const QString query =
        u"WITH t AS (SELECT name, to_regclass(name) AS id "
        "FROM unnest(ARRAY['users', 'categories', 'expenses']) AS known(name)) "
        "SELECT 'column', t.name, a.attname::text, format_type(a.atttypid, a.atttypmod), (NOT a.attnotnull)::int, "
        "(a.atthasdef OR a.attidentity <> '')::int "
        "FROM t JOIN pg_attribute a ON a.attrelid = t.id AND a.attnum > 0 AND NOT a.attisdropped "
        "UNION ALL SELECT CASE WHEN i.indisprimary THEN 'primary' ELSE 'unique' END, t.name, "
        "(SELECT string_agg(a.attname, ',' ORDER BY k.place) "
        "FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place) "
        "JOIN pg_attribute a ON a.attrelid = t.id AND a.attnum = k.number WHERE k.place <= i.indnkeyatts), '', 0, 0 "
        "FROM t JOIN pg_index i ON i.indrelid = t.id "
        "WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL "
        "UNION ALL SELECT 'foreign', t.name, "
        "(SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(f.conkey) WITH ORDINALITY AS k(number, place) "
        "JOIN pg_attribute a ON a.attrelid = t.id AND a.attnum = k.number), "
        "f.confrelid::regclass::text || '(' || "
        "(SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(f.confkey) WITH ORDINALITY AS k(number, "
        "place) "
        "JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.number) || ')', 0, 0 "
        "FROM t JOIN pg_constraint f ON f.conrelid = t.id AND f.contype = 'f'"_s;
    return query;
}

void add(const Row &row, TableShape &table)
{
    const QString what = row.text(0);
    const QString columns = row.text(2);
    if (what == u"column"_s)
        table.columns[columns] = {row.text(3), row.integer(4) != 0, row.integer(5) != 0};
    else if (what == u"primary"_s)
        table.primaryKey = columns;
    else if (what == u"unique"_s)
        table.uniqueKeys << columns;
    else
        table.foreignKeys[columns] = row.text(3);
}

} // namespace

const QString &catalogueQuery(Engine engine)
{
    return engine == Engine::Sqlite ? sqliteCatalogue() : postgresCatalogue();
}

LedgerShape shapeOf(const Rows &answer)
{
    LedgerShape shape;
    for (const Row &row : answer.rows)
        add(row, shape[row.text(1)]);
    for (TableShape &table : shape)
        table.uniqueKeys.sort();
    return shape;
}

Result<LedgerShape> inspect(Connection &connection)
{
    return connection.exec(catalogueQuery(connection.engine())).map(shapeOf);
}

} // namespace budget
