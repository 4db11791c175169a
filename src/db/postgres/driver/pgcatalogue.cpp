// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgcatalogue.h"

#include "db/postgres/driver/pgvariant.h"
#include "db/postgres/pgsession.h"

#include <QRegularExpression>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Selects the table named `$1` in the schema `$2`; an empty `$2` stands for the search path.
constexpr QLatin1StringView kIsNamed{
    "c.oid = (SELECT t.oid FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace "
    "WHERE t.relname = $1 AND t.relkind IN ('r', 'p', 'v', 'm', 'f') "
    "AND CASE WHEN $2 = '' THEN pg_table_is_visible(t.oid) ELSE n.nspname = $2 END) "};

PgParams paramsOf(const PgTableName &name)
{
    return {name.table.toUtf8(), name.schema.toUtf8()};
}

/// Calls `map` for each row. Returns nothing if the server reports an error or the answer cannot be read.
template <class Map>
auto mapAnswer(PgSession &session, const QString &sql, const PgParams &params, Map map)
{
    return session.exec(sql, params)
        .and_then([&](const PgAnswer &answer) { return mapRows(answer.rows, map); })
        .value_or(std::vector<std::invoke_result_t<Map, Row &>>());
}

QSqlField fieldIn(Row &row, const PgTableName &table)
{
    PgColumn column;
    column.name = row.text("name"_L1);
    column.type = static_cast<quint32>(row.integer("type"_L1));
    column.modifier = static_cast<int>(row.integer("modifier"_L1));
    QSqlField field = fieldOf(column);
    field.setTableName(table.given);
    return field;
}

QString unquoted(QString part)
{
    if (part.size() < 2 || !part.startsWith(u'"') || !part.endsWith(u'"'))
        return part;
    return part.sliced(1, part.size() - 2).replace(u"\"\""_s, u"\""_s);
}

/// The value of a constant default; other defaults are returned as their SQL expression.
QString plainDefault(const QString &expression)
{
    static const QRegularExpression constant(uR"(^'((?:[^']|'')*)'(?:::[\w .\[\]"()]+)?$)"_s);
    const auto match = constant.match(expression);
    return match.hasMatch() ? match.captured(1).replace(u"''"_s, u"'"_s) : expression;
}

QString kindsOf(QSql::TableType type)
{
    QString kinds;
    if (type & QSql::Tables)
        kinds += u"rpf";
    if (type & QSql::Views)
        kinds += u"vm";
    return kinds;
}

} // namespace

PgTableName pgTableName(const QString &given)
{
    static const QRegularExpression twoParts(uR"(^("(?:[^"]|"")+"|[^".]+)\.("(?:[^"]|"")+"|[^"]+)$)"_s);
    const auto match = twoParts.match(given);
    if (match.hasMatch())
        return {unquoted(match.captured(1)), unquoted(match.captured(2)), given};
    return {{}, unquoted(given), given};
}

QHash<quint32, QString> pgTableNames(PgSession &session, const QSet<quint32> &oids)
{
    QByteArrayList numbers;
    for (const quint32 oid : oids)
        numbers << QByteArray::number(oid);
    const QString sql = u"SELECT oid::int8, relname AS name FROM pg_catalog.pg_class WHERE oid = ANY ($1::oid[])"_s;
    QHash<quint32, QString> names;
    mapAnswer(session, sql, {'{' + numbers.join(',') + '}'}, [&](Row &row) {
        return names.insert(static_cast<quint32>(row.integer("oid"_L1)), row.text("name"_L1)).value();
    });
    return names;
}

QStringList pgTables(PgSession &session, QSql::TableType type)
{
    const QString sql = u"SELECT CASE WHEN pg_table_is_visible(c.oid) THEN c.relname "
                        "ELSE n.nspname || '.' || c.relname END AS name "
                        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                        "WHERE (n.nspname !~ '^pg_(catalog|toast)' AND n.nspname <> 'information_schema' "
                        "AND strpos($1, c.relkind::text) > 0) "
                        "OR (n.nspname = 'pg_catalog' AND c.relkind = 'r' AND $2 <> '') ORDER BY 1"_s;
    const PgParams params{kindsOf(type).toUtf8(), QByteArray(type & QSql::SystemTables ? "1" : "")};
    const auto names = mapAnswer(session, sql, params, [](Row &row) { return row.text("name"_L1); });
    return {names.begin(), names.end()};
}

QSqlRecord pgRecord(PgSession &session, const PgTableName &name)
{
    const QString sql = u"SELECT a.attname AS name, a.atttypid::int8 AS type, a.atttypmod AS modifier, "
                        "a.attnotnull::int AS required, pg_get_expr(d.adbin, d.adrelid) AS preset "
                        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum "
                        "> 0 AND NOT a.attisdropped "
                        "LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum "
                        "WHERE "_s
        + kIsNamed + u"ORDER BY a.attnum"_s;
    const auto fields = mapAnswer(session, sql, paramsOf(name), [&](Row &row) {
        QSqlField field = fieldIn(row, name);
        field.setRequired(row.flag("required"_L1));
        field.setDefaultValue(plainDefault(row.text("preset"_L1)));
        return field;
    });
    QSqlRecord record;
    for (const QSqlField &field : fields)
        record.append(field);
    return record;
}

QSqlIndex pgPrimaryIndex(PgSession &session, const PgTableName &name)
{
    const QString sql =
        u"SELECT a.attname AS name, a.atttypid::int8 AS type, a.atttypmod AS modifier, "
        "x.relname AS index "
        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary "
        "JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid "
        "CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, place) "
        "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum "
        "WHERE "_s
        + kIsNamed + u"ORDER BY k.place"_s;
    QSqlIndex index(name.given);
    const auto fields = mapAnswer(session, sql, paramsOf(name), [&](Row &row) {
        index.setName(row.text("index"_L1));
        return fieldIn(row, name);
    });
    for (const QSqlField &field : fields)
        index.append(field);
    return index;
}

} // namespace budget
