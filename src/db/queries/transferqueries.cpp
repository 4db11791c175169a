// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/queries/transferqueries.h"

#include "db/queries/expensequeries.h"
#include "db/queries/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Request requestOf(const ExpenseDraft &source, const ExpenseDraft &destination)
{
    return {u"insertTransfer"_s,
            {toValue(source.person), toValue(source.category), toValue(destination.category), source.description,
             destination.description, destination.amount, destination.date}};
}

const QString kInsertRow = u"INSERT INTO expenses (user_id, category_id, description, amount, date, created_at) "_s;

/// The second row selects from the first, so that it comes behind it.
QString bothRows()
{
    return u"source AS ("_s + kInsertRow + u"VALUES ($1, $2, $4, -CAST($6 AS numeric), $7, $8) RETURNING "_s
        + kExpenseColumns + u"), destination AS ("_s + kInsertRow
        + u"SELECT CAST($1 AS integer), CAST($3 AS integer), CAST($5 AS text), CAST($6 AS numeric), CAST($7 AS date), "
          "CAST($8 AS timestamp) FROM source RETURNING "_s
        + kExpenseColumns + u")"_s;
}

const QString kLink = u", link AS (INSERT INTO bt_transfers (id, source_id, destination_id) "
                      "SELECT CAST($9 AS uuid), source.id, destination.id FROM source, destination)"_s;

Result<Rows> insertTogether(Connection &connection, const Once &once, const Request &request)
{
    Change change{request, u"SELECT * FROM source UNION ALL SELECT * FROM destination"_s, {utcNow()}, bothRows()};
    if (once.isRecorded) {
        change.further.push_back(toValue(once.operation));
        change.with += kLink;
    }
    return changeOnce(connection, once, change);
}

Result<void> link(Connection &connection, const Once &once, const Rows &pair)
{
    if (!once.isRecorded)
        return {};
    return connection
        .exec(u"INSERT INTO bt_transfers (id, source_id, destination_id) VALUES ($1, $2, $3)"_s,
              {toValue(once.operation), pair.rows[0].integer(0), pair.rows[1].integer(0)})
        .map([](const Rows &) {});
}

Result<Rows> insertOneByOne(Connection &connection, const Once &once, const ExpenseDraft &source,
                            const ExpenseDraft &destination)
{
    auto pair = insertRow(connection, source);
    if (!pair)
        return pair;
    auto second = insertRow(connection, destination);
    if (!second)
        return second;
    pair->rows.push_back(second->first());
    return link(connection, once, *pair).map([&] { return *pair; });
}

Result<Transfer> transferOf(const Rows &rows)
{
    return mapRows(rows, expenseOf).and_then([](const std::vector<Expense> &pair) -> Result<Transfer> {
        if (pair.size() != 2)
            return failure(ErrorKind::NotFound);
        return Transfer{pair[0], pair[1]};
    });
}

} // namespace

Result<Transfer> insertTransfer(Connection &connection, const TransferDraft &draft, const Once &once)
{
    const ExpenseDraft source = sourceRow(draft);
    const ExpenseDraft destination = destinationRow(draft);
    const Request request = requestOf(source, destination);
    const auto rows = connection.engine() == Engine::Postgres
        ? insertTogether(connection, once, request)
        : changeOnce(connection, once, request, [&] { return insertOneByOne(connection, once, source, destination); });
    return rows.and_then(transferOf);
}

} // namespace budget::queries
