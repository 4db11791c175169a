// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/transferqueries.h"

#include "db/store/columns.h"
#include "db/store/expensequeries.h"
#include "db/store/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

Request requestOf(const ExpenseDraft &source, const ExpenseDraft &destination)
{
    return {u"insertTransfer"_s,
            {toValue(source.person), toValue(source.category), toValue(destination.category), source.description,
             destination.description, destination.amount, destination.date},
            kExpenseColumns};
}

/// The two INSERTs of a transfer. The second INSERT selects from the first one, so it is executed after the first one.
QString bothRows(const LedgerLayout &layout)
{
    const QString insert = intoExpenses(layout);
    const QString returned = u" RETURNING "_s + expenseColumns(layout, u"$7"_s) + u')';
    return u"source AS ("_s + insert + u"VALUES ("_s
        + expenseValues(layout, {u"$1"_s, u"$2"_s, u"$4"_s, u"-CAST($6 AS numeric)"_s, u"$7"_s, u"$8"_s}) + u')'
        + returned + u", destination AS ("_s + insert + u"SELECT "_s
        + expenseValues(layout,
                        {u"CAST($1 AS integer)"_s, u"CAST($3 AS integer)"_s, u"CAST($5 AS text)"_s,
                         u"CAST($6 AS numeric)"_s, u"CAST($7 AS date)"_s, u"CAST($8 AS timestamp)"_s})
        + u" FROM source"_s + returned;
}

const QString kPair = u"SELECT * FROM source UNION ALL SELECT * FROM destination"_s;

/// Adds the INSERT into `bt_transfers`. `place` is the number of the parameter that holds the id.
QString linked(qsizetype place)
{
    return u", link AS (INSERT INTO bt_transfers (id, source_id, destination_id) "
           "SELECT CAST($%1 AS uuid), source.id, destination.id FROM source, destination)"_s.arg(place);
}

Result<Rows> insertTogether(Connection &connection, const Once &once, const Request &request, const LedgerLayout &layout)
{
    Change change{request, kPair, timeOfEntry(layout.hasExpenseTime, utcNow()), bothRows(layout)};
    if (!layout.hasDate)
        change.with += u", dated AS ("_s + kPair + u"), "_s + keptDates(u"dated"_s, layout);
    if (once.isRecorded) {
        change.further.push_back(toValue(once.operation));
        change.with += linked(static_cast<qsizetype>(request.values.size())
                              + static_cast<qsizetype>(change.further.size()));
    }
    return changeOnce(connection, once, change);
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

Result<Transfer> insertTransfer(Connection &connection, const TransferDraft &draft, const Once &once,
                                const LedgerLayout &layout)
{
    const ExpenseDraft source = sourceRow(draft);
    const ExpenseDraft destination = destinationRow(draft);
    const Request request = requestOf(source, destination);
    return insertTogether(connection, once, request, layout).and_then(transferOf);
}

} // namespace budget::queries
