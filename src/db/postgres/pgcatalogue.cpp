// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgcatalogue.h"

#include "db/postgres/pgsession.h"
#include "db/postgres/pgvariant.h"

#include <QRegularExpression>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlRecord>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// A table by its name `$1` and its schema `$2`, which may be empty.
constexpr QLatin1StringView kIsNamed{
    "c.oid = (SELECT t.oid FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace "
    "WHERE t.relname = $1 AND t.relkind IN ('r', 'p', 'v', 'm', 'f') "
    "AND CASE WHEN $2 = '' THEN pg_table_is_visible(t.oid) ELSE n.nspname = $2 END) "};

PgParams paramsOf(const PgTableName &name)
{
    return {name.table.toUtf8(), name.schema.toUtf8()};
}

/// The rows, or none where the server refused.
std::vector<Row> rowsOf(PgSession &session, const QString &sql, const PgParams &params)
{
    auto answer = session.exec(sql, params);
    return answer ? std::move(answer->rows.rows) : std::vector<Row>();
}

/// Of a row that begins with name, type and modifier.
PgColumn columnOf(const Row &row)
{
    return {row.text(0), static_cast<quint32>(row.integer(1)), 0, static_cast<int>(row.integer(2))};
}

QString unquoted(QString part)
{
    if (part.size() < 2 || !part.startsWith(u'"') || !part.endsWith(u'"'))
        return part;
    return part.sliced(1, part.size() - 2).replace(u"\"\""_s, u"\""_s);
}

/// A default that is a constant is given as its value.
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
    QHash<quint32, QString> names;
    const QString sql = u"SELECT oid::int8, relname FROM pg_catalog.pg_class WHERE oid = ANY ($1::oid[])"_s;
    for (const Row &row : rowsOf(session, sql, {'{' + numbers.join(',') + '}'}))
        names.insert(static_cast<quint32>(row.integer(0)), row.text(1));
    return names;
}

QStringList pgTables(PgSession &session, QSql::TableType type)
{
    const QString sql = u"SELECT CASE WHEN pg_table_is_visible(c.oid) THEN c.relname "
                        "ELSE n.nspname || '.' || c.relname END "
                        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                        "WHERE (n.nspname !~ '^pg_(catalog|toast)' AND n.nspname <> 'information_schema' "
                        "AND strpos($1, c.relkind::text) > 0) "
                        "OR (n.nspname = 'pg_catalog' AND c.relkind = 'r' AND $2 <> '') ORDER BY 1"_s;
    const PgParams params{kindsOf(type).toUtf8(), QByteArray(type & QSql::SystemTables ? "1" : "")};
    QStringList names;
    for (const Row &row : rowsOf(session, sql, params))
        names << row.text(0);
    return names;
}

QSqlRecord pgRecord(PgSession &session, const PgTableName &name)
{
    const QString sql = u"SELECT a.attname, a.atttypid::int8, a.atttypmod, a.attnotnull::int, "
                        "coalesce(pg_get_expr(d.adbin, d.adrelid), '') "
                        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum "
                        "> 0 AND NOT a.attisdropped "
                        "LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum "
                        "WHERE "_s
        + kIsNamed + u"ORDER BY a.attnum"_s;
    QSqlRecord record;
    for (const Row &row : rowsOf(session, sql, paramsOf(name))) {
        QSqlField field = fieldOf(columnOf(row));
        field.setTableName(name.given);
        field.setRequired(row.integer(3) != 0);
        field.setDefaultValue(plainDefault(row.text(4)));
        record.append(field);
    }
    return record;
}

QSqlIndex pgPrimaryIndex(PgSession &session, const PgTableName &name)
{
    const QString sql =
        u"SELECT a.attname, a.atttypid::int8, a.atttypmod, x.relname "
        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary "
        "JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid "
        "CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, place) "
        "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum "
        "WHERE "_s
        + kIsNamed + u"ORDER BY k.place"_s;
    QSqlIndex index(name.given);
    for (const Row &row : rowsOf(session, sql, paramsOf(name))) {
        QSqlField field = fieldOf(columnOf(row));
        field.setTableName(name.given);
        index.append(field);
        index.setName(row.text(3));
    }
    return index;
}

} // namespace budget
