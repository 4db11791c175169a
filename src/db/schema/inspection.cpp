// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/inspection.h"

namespace budget {

using namespace Qt::StringLiterals;

const QString &catalogueQuery(Engine engine)
{
    static const QString sqlite =
        u"SELECT t.name, c.name, lower(c.type), c.\"notnull\" = 0 AND c.pk = 0, c.dflt_value IS NOT NULL OR c.pk > 0 "
        "FROM sqlite_master t JOIN pragma_table_info(t.name) c "
        "WHERE t.type = 'table' AND t.name IN ('users', 'categories', 'expenses')"_s;
    static const QString postgres =
        u"SELECT t.name, a.attname, format_type(a.atttypid, a.atttypmod), (NOT a.attnotnull)::int, a.atthasdef::int "
        "FROM unnest(ARRAY['users', 'categories', 'expenses']) AS t(name) "
        "JOIN pg_attribute a ON a.attrelid = to_regclass(t.name) AND a.attnum > 0 AND NOT a.attisdropped"_s;
    return engine == Engine::Sqlite ? sqlite : postgres;
}

LedgerShape shapeOf(const Rows &columns)
{
    LedgerShape shape;
    for (const Row &row : columns.rows)
        shape[row.text(0)][row.text(1)] = {row.text(2), row.integer(3) != 0, row.integer(4) != 0};
    return shape;
}

Result<LedgerShape> inspect(Connection &connection)
{
    return connection.exec(catalogueQuery(connection.engine())).map(shapeOf);
}

} // namespace budget
