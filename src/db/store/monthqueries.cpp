// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/monthqueries.h"

#include "db/perengine.h"
#include "db/store/categoryqueries.h"
#include "db/store/columns.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

/// The rows of a month. SQLite: a text that is no date can lie between the first days of two months.
QString isInMonth(Engine engine)
{
    const QString range = u"e.date >= $1 AND e.date < $2"_s;
    return isServer(engine) ? range : range + u" AND "_s + isReadableDate(engine, u"e.date"_s);
}

Statement listOf(Engine engine, Month month, const LedgerLayout &layout)
{
    return {
        reading(layout)
            + u"SELECT e.id, e.user_id, e.category_id, substr(e.description, 1, %1) AS description, e.amount, e.date, "
              "CAST(e.created_at AS text) AS created_at, "
              "c.name AS category_name, c.color AS category_color, u.name AS person_name "
              "FROM expenses e LEFT JOIN categories c ON c.id = e.category_id LEFT JOIN users u ON u.id = e.user_id "
              "WHERE %2 ORDER BY e.date, e.id"_s.arg(QString::number(kMaxDescription + 1), isInMonth(engine)),
        {month.first(), month.next().first()}};
}

/// Whether an amount is counted. SQLite stores an amount with parts of a cent as a REAL, whatever the column's type.
const SqlText kIsReadable(u"typeof(e.amount) = 'integer' AND e.amount BETWEEN -$4 AND $4"_s,
                          u"e.amount BETWEEN -CAST($4 AS numeric) AND CAST($4 AS numeric)"_s);

Statement summaryOf(Engine engine, Month month, std::optional<PersonId> person, const LedgerLayout &layout)
{
    return {
        reading(layout)
            + u"SELECT e.category_id AS id, c.name, c.color, count(*) AS count, "
              "coalesce(sum(CASE WHEN %1 THEN e.amount END), 0) AS total, "
              "sum(CASE WHEN %1 OR e.amount IS NULL THEN 0 ELSE 1 END) AS unreadable "
              "FROM expenses e LEFT JOIN categories c ON c.id = e.category_id "
              "WHERE %2 AND (CAST($3 AS integer) IS NULL OR e.user_id = CAST($3 AS integer)) "
              "GROUP BY e.category_id, c.name, c.color ORDER BY total DESC, c.name, e.category_id"_s.arg(
                  kIsReadable.of(engine), isInMonth(engine)),
        {month.first(), month.next().first(), person ? toValue(*person) : Value(),
         Money::fromMinor(Money::kMaxReadableMinor)}};
}

/// Counts characters as the database does: a character outside the Basic Multilingual Plane is two units of a QString.
bool isLongerThanShown(const QString &description)
{
    return description.size() > kMaxDescription && description.toUcs4().size() > kMaxDescription;
}

QString firstCharacters(const QString &description)
{
    return QString::fromUcs4(description.toStdU32String().data(), kMaxDescription);
}

ListedExpense listedExpenseOf(Row &row)
{
    ListedExpense listed;
    listed.expense = expenseOf(row);
    QString &description = listed.expense.entry.description;
    listed.isDescriptionCut = isLongerThanShown(description);
    if (listed.isDescriptionCut)
        description = firstCharacters(description);
    listed.hasCategory = !row.isNull("category_name"_L1);
    listed.category = {listed.expense.entry.category, row.text("category_name"_L1), row.text("category_color"_L1)};
    listed.hasPerson = !row.isNull("person_name"_L1);
    listed.personName = row.text("person_name"_L1);
    return listed;
}

Result<CategoryTotal> categoryTotalOf(Row &row)
{
    CategoryTotal total;
    total.category = {row.idOrNone<CategoryId>("id"_L1), row.text("name"_L1), row.text("color"_L1)};
    total.hasCategory = !row.isNull("name"_L1);
    total.count = row.integer("count"_L1);
    const auto sum = row.readableMoney("total"_L1);
    if (!sum)
        return failure(ErrorKind::SumTooLarge, Field::None, row.text("total"_L1));
    total.total = *sum;
    total.unreadable = row.integer("unreadable"_L1);
    return total;
}

Money amountOf(const ListedExpense &listed)
{
    return listed.expense.entry.amount;
}

QList<ListedExpense> shared(std::vector<ListedExpense> &&expenses)
{
    return {std::move_iterator(expenses.begin()), std::move_iterator(expenses.end())};
}

Result<MonthOverview> overviewOf(const std::vector<Rows> &answers)
{
    auto expenses = mapRows(answers[0], listedExpenseOf);
    if (!expenses)
        return tl::make_unexpected(expenses.error());
    const auto summary = mapRows(answers[1], categoryTotalOf);
    if (!summary)
        return tl::make_unexpected(summary.error());
    const auto categories = mapRows(answers[2], categoryOf);
    if (!categories)
        return tl::make_unexpected(categories.error());
    return mapRows(answers[3], personOf).map([&](const std::vector<Person> &persons) {
        MonthOverview month{{}, {}, {}, *summary, *categories, persons};
        const auto [least, most] = std::ranges::minmax_element(*expenses, {}, amountOf);
        if (!expenses->empty()) {
            month.least = amountOf(*least);
            month.most = amountOf(*most);
        }
        month.expenses = shared(*std::move(expenses));
        return month;
    });
}

} // namespace

Result<std::vector<ListedExpense>> listMonth(Connection &connection, Month month, const LedgerLayout &layout)
{
    const Statement list = listOf(connection.engine(), month, layout);
    return connection.exec(list.sql, list.params).and_then([](const Rows &rows) {
        return mapRows(rows, listedExpenseOf);
    });
}

Result<MonthSummary> summarizeMonth(Connection &connection, Month month, std::optional<PersonId> person,
                                    const LedgerLayout &layout)
{
    const Statement summary = summaryOf(connection.engine(), month, person, layout);
    return connection.exec(summary.sql, summary.params).and_then([](const Rows &rows) {
        return mapRows(rows, categoryTotalOf);
    });
}

Result<MonthOverview> readMonth(Connection &connection, Month month, const LedgerLayout &layout)
{
    const Engine engine = connection.engine();
    return connection
        .execTogether({listOf(engine, month, layout), summaryOf(engine, month, {}, layout), listOfCategories(layout), listOfPersons(layout)})
        .and_then(overviewOf);
}

} // namespace budget::queries
