// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/rowcheck.h"

#include "db/perengine.h"
#include "db/schema/coursetables.h"
#include "db/schema/oddrows.h"
#include "db/store/columns.h"

#include <algorithm>
#include <iterator>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kOddAmounts = u"SELECT id, 'amount' AS name, CAST(amount AS text) AS stored FROM expenses "
                            "WHERE amount NOT BETWEEN -CAST($1 AS numeric) AND CAST($1 AS numeric)"_s;
const QString kOddDates = u"SELECT id, 'date', COALESCE(CAST(date AS text), 'NULL') FROM expenses "
                          "WHERE %1 IS NOT TRUE"_s;

QString withoutParent(QLatin1StringView column, QLatin1StringView table)
{
    return u"SELECT e.id, '%1', CAST(e.%1 AS text) FROM expenses e LEFT JOIN %2 p ON p.id = e.%1 "
           "WHERE p.id IS NULL AND e.%1 IS NOT NULL"_s.arg(column, table);
}

TableCost costOf(const QString &column)
{
    if (column == u"amount"_s)
        return TableCost::AmountLeftOut;
    return column == u"date"_s ? TableCost::InNoMonth : TableCost::ParentMissing;
}

TableFinding findingOf(const OddRow &row)
{
    TableFinding finding{.table = course::kExpenses, .aspect = TableAspect::Row, .state = TableState::Differs};
    finding.expected = QString::number(row.id);
    finding.column = row.column;
    finding.found = row.stored;
    finding.cost = costOf(row.column);
    return finding;
}

std::vector<TableFinding> findingsOf(const std::vector<OddRow> &rows)
{
    std::vector<TableFinding> findings;
    std::ranges::transform(rows, std::back_inserter(findings), findingOf);
    return findings;
}

OddRow oddRowOf(Row &row)
{
    return {.id = row.integer("id"_L1), .column = row.text("name"_L1), .stored = row.text("stored"_L1)};
}

} // namespace

Result<std::vector<TableFinding>> findOddRows(Connection &connection, const LedgerLayout &layout)
{
    if (!isServer(connection.engine()))
        return oddRowsInFile(connection, kNamedRows).map(findingsOf);
    QStringList parts{kOddAmounts};
    if (layout.hasDate)
        parts << kOddDates.arg(queries::isReadableDate(Engine::Postgres, u"date"_s));
    parts << withoutParent("category_id"_L1, course::kCategories) << withoutParent("user_id"_L1, course::kUsers);
    const QString sql = parts.join(u" UNION ALL "_s) + u" ORDER BY 1, 2 LIMIT %1"_s.arg(kNamedRows);
    const auto rows = connection.exec(sql, {Money::fromMinor(Money::kMaxReadableMinor)});
    if (!rows && rows.error().kind == ErrorKind::PermissionDenied)
        return {};
    if (!rows)
        return tl::make_unexpected(rows.error());
    return mapRows(*rows, oddRowOf).map(findingsOf);
}

} // namespace budget
