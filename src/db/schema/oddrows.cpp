// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/oddrows.h"

#include "core/tables/daterepair.h"
#include "db/store/columns.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kOddRows =
    u"SELECT id, 'amount' AS name, quote(amount) AS stored FROM expenses "
    "WHERE amount IS NOT NULL AND (typeof(amount) <> 'integer' OR amount NOT BETWEEN -%1 AND %1) "
    "UNION ALL SELECT id, 'date', quote(date) FROM expenses WHERE NOT %3 "
    // Rows without a parent exist because SQLite checks foreign keys only in a connection that has enabled them.
    "UNION ALL SELECT id, 'category_id', quote(category_id) FROM expenses "
    "WHERE category_id NOT IN (SELECT id FROM categories) "
    "UNION ALL SELECT id, 'user_id', quote(user_id) FROM expenses WHERE user_id NOT IN (SELECT id FROM users) "
    "ORDER BY 1, 2 LIMIT %2"_s;

/// The text in an SQL literal; empty if `sql` is no text literal.
QString unquoted(const QString &sql)
{
    if (!sql.startsWith(u'\'') || !sql.endsWith(u'\''))
        return {};
    return sql.sliced(1, sql.size() - 2).replace(u"''"_s, u"'"_s);
}

/// The cents of an amount with a decimal point or comma, as scripts store it (12.5 or '12,50'); empty if `stored` is
/// none.
QString meantAmount(const QString &stored)
{
    static const QRegularExpression decimal(u"^\\s*(-?)(\\d{1,8})[.,](\\d{1,2})0*\\s*$"_s);
    const QString text = stored.startsWith(u'\'') ? unquoted(stored) : stored;
    const auto match = decimal.match(text);
    if (!match.hasMatch())
        return {};
    const qint64 cents = match.captured(2).toLongLong() * 100 + match.captured(3).leftJustified(2, u'0').toLongLong();
    return match.captured(1) + QString::number(cents);
}

QString meantDay(const QString &stored)
{
    const QDate day = meantDate(unquoted(stored));
    return day.isValid() ? u'\'' + day.toString(Qt::ISODate) + u'\'' : QString();
}

OddRow oddRowOf(Row &row)
{
    OddRow odd{.id = row.integer("id"_L1), .column = row.text("name"_L1), .stored = row.text("stored"_L1)};
    if (odd.column == u"amount"_s)
        odd.meant = meantAmount(odd.stored);
    else if (odd.column == u"date"_s)
        odd.meant = meantDay(odd.stored);
    return odd;
}

} // namespace

Result<std::vector<OddRow>> oddRowsInFile(Connection &connection, int limit)
{
    const QString isReadable = queries::isReadableDate(Engine::Sqlite, u"date"_s);
    return connection.exec(kOddRows.arg(Money::kMaxReadableMinor).arg(limit).arg(isReadable))
        .and_then([](const Rows &rows) { return mapRows(rows, oddRowOf); });
}

QString repairSql(const std::vector<OddRow> &rows)
{
    QString sql;
    for (const OddRow &row : rows) {
        if (!row.meant.isEmpty())
            sql += u"UPDATE expenses SET %1 = %2 WHERE id = %3 AND %1 IS %4;\n"_s.arg(row.column, row.meant)
                       .arg(row.id)
                       .arg(row.stored);
    }
    return sql;
}

} // namespace budget
