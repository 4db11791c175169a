// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/catalogue.h"

#include "db/perengine.h"
#include "db/schema/owntables.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

// Each row of a catalogue query has `kind` (what the row describes), `owner` (the table), `name` (the column, or the
// columns of a key), `type` (of a column, or the target of a foreign key), `nullable` and `filled` (has a default).

const QString &sqliteCatalogue()
{
    static const QString query =
        u"WITH t AS (SELECT lower(name) AS name, type FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND lower(name) IN ('users', 'categories', 'expenses')) "
        "SELECT 'column' AS kind, t.name AS owner, lower(c.name) AS name, lower(c.type) AS type, "
        "c.\"notnull\" = 0 AND c.pk = 0 AS nullable, c.dflt_value IS NOT NULL OR c.pk > 0 AS filled FROM t JOIN "
        "pragma_table_info(t.name) c "
        "UNION ALL SELECT 'primary', t.name, group_concat(lower(c.name)), '', 0, 0 "
        "FROM t JOIN pragma_table_info(t.name) c WHERE c.pk > 0 GROUP BY t.name "
        "UNION ALL SELECT 'unique', t.name, group_concat(lower(c.name)), '', 0, 0 "
        "FROM t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c "
        "WHERE i.\"unique\" = 1 AND i.partial = 0 AND i.origin <> 'pk' GROUP BY t.name, i.name "
        "UNION ALL SELECT 'foreign', t.name, lower(f.\"from\"), "
        "lower(f.\"table\") || '(' || lower(coalesce(f.\"to\", 'id')) || ')', 0, 0 "
        "FROM t JOIN pragma_foreign_key_list(t.name) f "
        "UNION ALL SELECT 'other', t.name, t.type, '', 0, 0 FROM t WHERE t.type <> 'table' "
        "UNION ALL SELECT 'own', lower(m.name), "
        "coalesce((SELECT group_concat(lower(c.name)) FROM pragma_table_info(m.name) c), ''), m.type, 0, 0 "
        "FROM sqlite_master m WHERE lower(m.name) GLOB 'bt_*' AND m.type IN ('table', 'view')"_s;
    return query;
}

const QString &postgresCatalogue()
{
    static const QString query =
        u"WITH t AS (SELECT name, to_regclass(name) AS id "
        "FROM unnest(ARRAY['users', 'categories', 'expenses']) AS known(name)) "
        "SELECT 'column' AS kind, t.name AS owner, a.attname::text AS name, "
        "format_type(a.atttypid, a.atttypmod) AS type, (NOT a.attnotnull)::int AS nullable, "
        "(a.atthasdef OR a.attidentity <> '')::int AS filled "
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

struct CatalogueEntry
{
    QString kind;
    QString table;
    QString name;
    ColumnShape column;
};

CatalogueEntry catalogueEntryOf(Row &row)
{
    const QString kind = row.text("kind"_L1);
    const QString table = row.text("owner"_L1);
    const QString name = row.text("name"_L1);
    const QString type = row.text("type"_L1);
    const bool isNullable = row.flag("nullable"_L1);
    return {kind, table, name, {type, isNullable, row.flag("filled"_L1)}};
}

void add(const CatalogueEntry &entry, TableShape &table)
{
    if (entry.kind == u"column"_s)
        table.columns[entry.name] = entry.column;
    else if (entry.kind == u"primary"_s)
        table.primaryKey = entry.name;
    else if (entry.kind == u"unique"_s)
        table.uniqueKeys << entry.name;
    else if (entry.kind == u"other"_s)
        table.kind = entry.name;
    else
        table.foreignKeys[entry.name] = entry.column.type;
}

/// `entry.name` holds the columns of a table or view whose name begins with bt_.
void addOwn(const CatalogueEntry &entry, LedgerShape &shape)
{
    const auto columns = own::columnsOf(entry.table);
    if (!columns)
        return;
    const QString type = entry.column.type;
    const QStringList found = entry.name.split(u',');
    const bool isOurs = type == u"table"_s
        && std::ranges::all_of(*columns, [&found](const QString &column) { return found.contains(column); });
    if (!isOurs)
        shape.occupied[entry.table] = type == u"table"_s ? u"table (%1)"_s.arg(found.join(u", "_s)) : type;
}

} // namespace

QString missingSchema()
{
    // If current_schema() is NULL, transactionSettings() has set search_path to one name: the connection's schema,
    // or public.
    return u"CASE WHEN current_schema() IS NULL THEN CASE WHEN NOT EXISTS (SELECT 1 FROM pg_namespace WHERE %1) "
           "THEN array_to_string(parse_ident(current_setting('search_path')), '.') END END"_s.arg(isOnlySchema());
}

QString isOnlySchema()
{
    // Compares with the text that transactionSettings() writes. to_regnamespace() would fail on a list of schemas, even
    // while the statement is planned.
    return u"current_setting('search_path') IN (nspname, '\"' || replace(nspname, '\"', '\"\"') || '\"')"_s;
}

const QString &catalogueQuery(Engine engine)
{
    static const SqlText text(sqliteCatalogue(), postgresCatalogue());
    return text.of(engine);
}

Result<LedgerShape> shapeOf(const Rows &answer)
{
    return mapRows(answer, catalogueEntryOf).map([](const std::vector<CatalogueEntry> &entries) {
        LedgerShape shape;
        for (const CatalogueEntry &entry : entries) {
            if (entry.kind == u"own"_s)
                addOwn(entry, shape);
            else
                add(entry, shape[entry.table]);
        }
        for (TableShape &table : shape)
            table.uniqueKeys.sort();
        return shape;
    });
}

Result<LedgerShape> readCatalogue(Connection &connection)
{
    return connection.exec(catalogueQuery(connection.engine())).and_then(shapeOf);
}

} // namespace budget
