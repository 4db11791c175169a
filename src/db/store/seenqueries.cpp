// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/seenqueries.h"

#include "core/changes/making.h"
#include "db/store/categoryqueries.h"
#include "db/store/columns.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"

#include <QMap>

#include <algorithm>
#include <array>
#include <span>

namespace budget::queries {

using namespace Qt::StringLiterals;

namespace {

QString typeOf(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return u"text"_s;
    case FieldType::Amount:
        return u"numeric"_s;
    case FieldType::Date:
        return u"date"_s;
    case FieldType::Reference:
        break;
    }
    return u"integer"_s;
}

Value toValue(const FieldValue &value)
{
    struct Writer
    {
        Value operator()(std::monostate) const { return {}; }
        Value operator()(const QString &text) const { return text; }
        Value operator()(Money money) const { return money; }
        Value operator()(QDate date) const { return date; }
        Value operator()(RowReference reference) const { return reference.id; }
        Value operator()(const StoredText &stored) const { return stored.text; }
    };
    return std::visit(Writer(), value);
}

/// Builds a statement that changes one row. The row is locked while it is read as `stored`, with `before_` in front of
/// the names of its columns, so that no other session changes it before it is compared and written.
class RowStatement
{
public:
    /// `columns` is the RETURNING list for the stored row, `names` are the names of its columns.
    RowStatement(Table table, qint64 id, const QString &columns, const QStringList &names)
        : m_table(table), m_columns(columns), m_names(names), m_values{id}
    { }

    /// Binds what the person entered in a field; to be called for all fields before guard(). If it is a change, the
    /// field gets the value, if the table has a column for it.
    void enter(int field, const FieldValue &mine, bool isChange, bool hasColumn)
    {
        m_values.push_back(toValue(mine));
        const QString place = placeOf(m_values.size(), field);
        if (isChange)
            m_places[field] = place;
        else
            m_guards << u"%1 IS NOT DISTINCT FROM %1"_s.arg(place); // a parameter that is not used has no type
        if (isChange && hasColumn)
            m_assignments << nameOfField(field) + u" = "_s + place;
    }

    /// The field must be stored as it was `seen`, or as the person has entered it.
    void guard(int field, const FieldValue &seen, bool mayBeMine = false)
    {
        m_further.push_back(toValue(seen));
        const QString place = placeOf(m_values.size() + m_further.size(), field);
        QStringList alternatives{isSame(field, place)};
        if (mayBeMine)
            alternatives << isSame(field, m_places.value(field));
        if (m_table == Table::Expenses && field == expensefield::Description)
            alternatives << u"(length(before_description) > %1 AND substr(before_description, 1, %1) = %2)"_s.arg(
                QString::number(kMaxDescription), place);
        m_guards << u'(' + alternatives.join(u" OR "_s) + u')';
    }

    /// The parameter with the new value of a field, or the stored value.
    [[nodiscard]] QString placeOf(int field) const { return m_places.value(field, u"before_"_s + nameOfField(field)); }
    [[nodiscard]] bool isSet(int field) const { return m_places.contains(field); }

    [[nodiscard]] QString update(const QString &returned) const
    {
        const QStringList assignments = m_assignments.isEmpty() ? QStringList{u"id = id"_s} : m_assignments;
        return u"UPDATE %1 SET %2 FROM %3 RETURNING %4"_s.arg(nameOf(m_table), assignments.join(u", "_s), stored(),
                                                              returned);
    }
    [[nodiscard]] QString removal(const QString &returned) const
    {
        return u"DELETE FROM %1 USING %2 RETURNING %3"_s.arg(nameOf(m_table), stored(), returned);
    }
    [[nodiscard]] QStringList namesBefore() const
    {
        QStringList names;
        std::ranges::transform(m_names, std::back_inserter(names),
                               [](const QString &name) { return u"before_"_s + name; });
        return names;
    }
    /// What the request is recognised by: the id and what the person entered, but not what the person saw.
    [[nodiscard]] const Params &values() const { return m_values; }
    [[nodiscard]] const Params &further() const { return m_further; }

private:
    [[nodiscard]] QString nameOfField(int field) const { return fieldsOf(m_table)[std::size_t(field)].name; }
    [[nodiscard]] FieldType typeOfField(int field) const { return fieldsOf(m_table)[std::size_t(field)].type; }
    [[nodiscard]] QString placeOf(std::size_t number, int field) const
    {
        return u"CAST($%1 AS %2)"_s.arg(QString::number(number), typeOf(typeOfField(field)));
    }

    /// SQL condition. No text and an empty one look the same to people.
    [[nodiscard]] QString isSame(int field, const QString &place) const
    {
        const QString column = u"before_"_s + nameOfField(field);
        return typeOfField(field) == FieldType::Text ? u"COALESCE(%1, '') = COALESCE(%2, '')"_s.arg(column, place)
                                                     : u"%1 IS NOT DISTINCT FROM %2"_s.arg(column, place);
    }

    [[nodiscard]] QString stored() const
    {
        const QString source = u"(SELECT %1 FROM %2 WHERE id = $1 FOR UPDATE) AS stored (%3) WHERE id = before_id"_s
                                   .arg(m_columns, nameOf(m_table), namesBefore().join(u", "_s));
        return (QStringList{source} + m_guards).join(u" AND "_s);
    }

    Table m_table;
    QString m_columns;
    QStringList m_names;
    Params m_values;
    Params m_further;
    QMap<int, QString> m_places;
    QStringList m_assignments;
    QStringList m_guards;
};

RowStatement statementOf(const Expense &expense, const LedgerLayout &layout)
{
    return {Table::Expenses, expense.id.value, expenseColumns(layout), kExpenseColumns};
}

bool hasColumn(int field, const LedgerLayout &layout)
{
    return field != expensefield::Date || layout.hasDate;
}

constexpr std::array<int, 5> kExpenseEntry{expensefield::Person, expensefield::Category, expensefield::Description,
                                           expensefield::Amount, expensefield::Date};
constexpr std::array<int, 2> kCategoryEntry{categoryfield::Name, categoryfield::Color};
constexpr std::array<int, 2> kPersonEntry{personfield::Email, personfield::Name};

/// Writes the fields that the person changed, where they are still as the person saw them.
template <class HasColumn>
void fill(RowStatement &statement, const RowValues &was, const RowValues &mine, const std::vector<int> &changed,
          std::span<const int> fields, HasColumn hasColumnFor)
{
    for (const int field : fields) {
        const bool isChange = std::ranges::find(changed, field) != changed.end();
        statement.enter(field, mine.at(field), isChange, hasColumnFor(field));
    }
    for (const int field : changed)
        statement.guard(field, was.at(field), true);
}

/// Finds out why a statement has changed no row.
template <class Read, class Judge>
Error reasonOf(Read read, Judge judge)
{
    const auto now = read();
    if (!now)
        return now.error();
    const auto judged = judge(rowOf(*now));
    return judged ? Error{ErrorKind::ChangedMeanwhile, Field::None, {}, {}, {}} : judged.error();
}

template <class T, class Read, class Judge>
Result<T> explained(const Result<T> &answer, Read read, Judge judge)
{
    if (answer || answer.error().kind != ErrorKind::NotFound || !answer.error().sqlState.isEmpty())
        return answer;
    return tl::make_unexpected(reasonOf(read, judge));
}

Result<Expense> oneExpense(const Result<Rows> &answer)
{
    return answer.and_then([](const Rows &rows) { return mapOne(rows, queries::expenseOf); });
}

/// Splits the row of kExpenseColumns after and before the update.
Result<ExpenseUpdate> updateIn(const Rows &rows)
{
    if (rows.isEmpty())
        return failure(ErrorKind::NotFound);
    const Cells &cells = rows.rows.front();
    if (std::ssize(cells) != 2 * kExpenseColumns.size())
        return failure(ErrorKind::AnswerMalformed, Field::None, u"%1 columns"_s.arg(cells.size()));
    const auto middle = cells.begin() + kExpenseColumns.size();
    const auto after = oneExpense(Rows{kExpenseColumns, {Cells(cells.begin(), middle)}});
    const auto before = oneExpense(Rows{kExpenseColumns, {Cells(middle, cells.end())}});
    if (!after || !before)
        return tl::make_unexpected(after ? before.error() : after.error());
    return ExpenseUpdate{*before, *after};
}

template <class Map>
auto readRow(Connection &connection, const QString &columns, const QString &table, qint64 id,
             const LedgerLayout &layout, Map map)
{
    return connection.exec(reading(layout) + u"SELECT %1 FROM %2 WHERE id = $1"_s.arg(columns, table), {id})
        .and_then([map](const Rows &rows) { return mapOne(rows, map); });
}

} // namespace

Result<Expense> readExpense(Connection &connection, ExpenseId id, const LedgerLayout &layout)
{
    const QString columns =
        u"id, user_id, category_id, description, amount, date, CAST(created_at AS text) AS created_at"_s;
    return readRow(connection, columns, u"expenses"_s, id.value, layout, queries::expenseOf);
}

Result<Category> readCategory(Connection &connection, CategoryId id, const LedgerLayout &layout)
{
    return readRow(connection, u"id, name, color"_s, u"categories"_s, id.value, layout, queries::categoryOf);
}

Result<Person> readPerson(Connection &connection, PersonId id, const LedgerLayout &layout)
{
    return readRow(connection, u"id, email, name"_s, u"users"_s, id.value, layout, queries::personOf);
}

Result<ExpenseUpdate> updateExpense(Connection &connection, const Expense &seen, const ExpenseDraft &draft,
                                    const Once &once, const LedgerLayout &layout)
{
    RowStatement statement = statementOf(seen, layout);
    fill(statement, rowOf(seen), newRow(draft, {}), changedFields(seen, draft), kExpenseEntry,
         [&](int field) { return hasColumn(field, layout); });
    const QStringList before = statement.namesBefore();
    const QString returned = expenseColumns(layout, statement.placeOf(expensefield::Date)) + u", "_s
        + before.join(u", "_s);
    Change change{{u"updateExpense"_s, statement.values(), kExpenseColumns + before},
                  statement.update(returned),
                  statement.further()};
    if (statement.isSet(expensefield::Date))
        change = keptBeside(change, Beside::Date, layout);
    const auto answer = written(connection, draft, changeOnce(connection, once, change)).and_then(updateIn);
    return explained(
        answer, [&] { return readExpense(connection, seen.id, layout); },
        [&](const RowSlot &now) { return editOf(now, seen, draft); });
}

Result<Expense> revertExpense(Connection &connection, const ExpenseUpdate &edit, const Once &once,
                              const LedgerLayout &layout)
{
    RowStatement statement = statementOf(edit.before, layout);
    const RowValues was = rowOf(edit.after);
    const RowValues mine = rowOf(edit.before);
    for (const int field : kExpenseEntry)
        statement.enter(field, mine.at(field), true, hasColumn(field, layout));
    for (const int field : kExpenseEntry)
        statement.guard(field, was.at(field));
    const Change change{{u"revertExpense"_s, statement.values(), kExpenseColumns},
                        statement.update(expenseColumns(layout, statement.placeOf(expensefield::Date))),
                        statement.further()};
    const auto answer = oneExpense(
        written(connection, edit.before.entry, changeOnce(connection, once, keptBeside(change, Beside::Date, layout))));
    return explained(
        answer, [&] { return readExpense(connection, edit.before.id, layout); },
        [&](const RowSlot &now) { return reversalOf(now, edit); });
}

Result<Expense> deleteExpense(Connection &connection, const Expense &seen, const Once &once, const LedgerLayout &layout)
{
    RowStatement statement = statementOf(seen, layout);
    const RowValues was = rowOf(seen);
    for (const int field : kExpenseEntry)
        statement.guard(field, was.at(field));
    const Change change{{u"deleteExpense"_s, statement.values(), kExpenseColumns},
                        statement.removal(expenseColumns(layout)),
                        statement.further()};
    const auto answer = oneExpense(changeOnce(connection, once, droppedBeside(change, Beside::Date, layout)));
    return explained(
        answer, [&] { return readExpense(connection, seen.id, layout); },
        [&](const RowSlot &now) { return deletionOf(now, seen); });
}

Result<Category> updateCategory(Connection &connection, const Category &seen, const CategoryDraft &draft,
                                const Once &once, const LedgerLayout &layout)
{
    RowStatement statement(Table::Categories, seen.id.value, categoryColumns(layout), kCategoryColumns);
    fill(statement, rowOf(seen), newRow(draft), changedFields(seen, draft), kCategoryEntry,
         [&](int field) { return field != categoryfield::Color || layout.hasColor; });
    Change change{{u"updateCategory"_s, statement.values(), kCategoryColumns},
                  statement.update(categoryColumns(layout, statement.placeOf(categoryfield::Color))),
                  statement.further()};
    if (statement.isSet(categoryfield::Color))
        change = keptBeside(change, Beside::Color, layout);
    const auto answer = changeOnce(connection, once, change).and_then([](const Rows &rows) {
        return mapOne(rows, queries::categoryOf);
    });
    return explained(
        answer, [&] { return readCategory(connection, seen.id, layout); },
        [&](const RowSlot &now) { return editOf(now, seen, draft); });
}

Result<Category> deleteCategory(Connection &connection, const Category &seen, const Once &once,
                                const LedgerLayout &layout)
{
    RowStatement statement(Table::Categories, seen.id.value, categoryColumns(layout), kCategoryColumns);
    const RowValues was = rowOf(seen);
    for (const int field : kCategoryEntry)
        statement.guard(field, was.at(field));
    const Change change{{u"deleteCategory"_s, statement.values(), kCategoryColumns},
                        statement.removal(categoryColumns(layout)),
                        statement.further()};
    const auto answer = changeOnce(connection, once, droppedBeside(change, Beside::Color, layout))
                            .and_then([](const Rows &rows) { return mapOne(rows, queries::categoryOf); });
    return explained(
        answer, [&] { return readCategory(connection, seen.id, layout); },
        [&](const RowSlot &now) { return deletionOf(now, seen); });
}

Result<Person> updatePerson(Connection &connection, const Person &seen, const PersonDraft &draft, const Once &once,
                            const LedgerLayout &layout)
{
    RowStatement statement(Table::Persons, seen.id.value, personColumns(layout), kPersonColumns);
    fill(statement, rowOf(seen), newRow(draft, {}), changedFields(seen, draft), kPersonEntry,
         [&](int field) { return field != personfield::Name || layout.hasPersonName; });
    Change change{{u"updatePerson"_s, statement.values(), kPersonColumns},
                  statement.update(personColumns(layout, statement.placeOf(personfield::Name))),
                  statement.further()};
    if (statement.isSet(personfield::Name))
        change = keptBeside(change, Beside::Name, layout);
    return explained(
        onePerson(changeOnce(connection, once, change), draft), [&] { return readPerson(connection, seen.id, layout); },
        [&](const RowSlot &now) { return editOf(now, seen, draft); });
}

} // namespace budget::queries
