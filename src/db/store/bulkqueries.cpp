// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/bulkqueries.h"

#include "db/store/columns.h"
#include "db/store/expensequeries.h"
#include "db/store/timestamp.h"

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

const QStringList kIdColumn{u"id"_s};

QString quoted(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

/// A PostgreSQL array literal. `textOf` takes a draft and returns an element; a null text becomes NULL.
template <class TextOf>
QString arrayOf(const std::vector<ExpenseDraft> &drafts, TextOf textOf)
{
    QStringList elements;
    elements.reserve(static_cast<qsizetype>(drafts.size()));
    for (const ExpenseDraft &draft : drafts) {
        const QString text = textOf(draft);
        elements << (text.isNull() ? u"NULL"_s : quoted(text));
    }
    return u'{' + elements.join(u',') + u'}';
}

Params arraysOf(const std::vector<ExpenseDraft> &drafts)
{
    return {arrayOf(drafts, [](const ExpenseDraft &draft) { return QString::number(draft.person.value); }),
            arrayOf(drafts, [](const ExpenseDraft &draft) { return QString::number(draft.category.value); }),
            arrayOf(drafts, [](const ExpenseDraft &draft) { return u""_s + draft.description; }),
            arrayOf(drafts, [](const ExpenseDraft &draft) { return draft.amount.toDecimal(); }),
            arrayOf(drafts, [](const ExpenseDraft &draft) { return draft.date.toString(Qt::ISODate); })};
}

const QString kGiven = u"given AS (SELECT * FROM unnest(CAST($1 AS integer[]), CAST($2 AS integer[]), "
                       "CAST($3 AS text[]), CAST($4 AS numeric[]), CAST($5 AS date[])) WITH ORDINALITY "
                       "AS new(person, category, description, amount, day, place))"_s;

/// Joins each inserted row with its date. Rows get increasing ids in the order in which they are inserted.
const QString kDated = u"dated AS (SELECT written.id, given.day AS date FROM given JOIN (SELECT id, row_number() "
                       "OVER (ORDER BY id) AS place FROM written) written USING (place))"_s;

Result<Rows> insertTogether(Connection &connection, const Once &once, const Request &request, const LedgerLayout &layout)
{
    const QString insertion = intoExpenses(layout) + u"SELECT "_s
        + expenseValues(layout,
                        {u"person"_s, u"category"_s, u"description"_s, u"amount"_s, u"day"_s,
                         u"CAST($6 AS timestamp)"_s})
        + u" FROM given ORDER BY place RETURNING id"_s;
    Change change{request, insertion, timeOfEntry(layout.hasExpenseTime, utcNow()), kGiven};
    if (!layout.hasDate) {
        change.with += u", written AS ("_s + insertion + u"), "_s + kDated + u", "_s + keptDates(u"dated"_s, layout);
        change.sql = u"SELECT id FROM written ORDER BY id"_s;
    }
    return changeOnce(connection, once, change);
}

} // namespace

Result<std::vector<ExpenseId>> insertExpenses(Connection &connection, const std::vector<ExpenseDraft> &drafts,
                                              const Once &once, const LedgerLayout &layout)
{
    const Request request{u"insertExpenses"_s, arraysOf(drafts), kIdColumn};
    return insertTogether(connection, once, request, layout).and_then([](const Rows &rows) {
        return mapRows(rows, [](Row &row) { return row.id<ExpenseId>("id"_L1); });
    });
}

} // namespace budget::queries
