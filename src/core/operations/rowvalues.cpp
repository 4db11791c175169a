// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/rowvalues.h"

namespace budget {

namespace {

FieldValue textOrNull(const QString &text)
{
    return text.isEmpty() ? FieldValue() : FieldValue(text);
}

FieldValue referenceOrNull(qint64 id)
{
    return id == 0 ? FieldValue() : FieldValue(RowReference{id});
}

qint64 idIn(const RowValues &row, int field)
{
    const auto reference = referenceIn(row, field);
    return reference ? reference->id : 0;
}

QString storedIn(const RowValues &row, int field)
{
    const auto *stored = std::get_if<StoredText>(&row.at(field));
    return stored ? stored->text : QString();
}

/// The text that people see, also where the stored value is of another type.
QString shownIn(const RowValues &row, int field)
{
    const QString stored = storedIn(row, field);
    return stored.isEmpty() ? textIn(row, field) : stored;
}

FieldValue dateValue(const Expense &expense)
{
    if (!expense.stored.date.isEmpty())
        return StoredText{expense.stored.date};
    return expense.entry.date.isValid() ? FieldValue(expense.entry.date) : FieldValue();
}

bool isNull(const RowValues &row, int field)
{
    return std::holds_alternative<std::monostate>(row.at(field));
}

FieldValue amountValue(const Expense &expense)
{
    if (expense.stored.isAmountNull)
        return {};
    return expense.stored.amount.isEmpty() ? FieldValue(expense.entry.amount)
                                           : FieldValue(StoredText{expense.stored.amount});
}

} // namespace

std::optional<RowKey> referenceIn(const RowValues &row, int field)
{
    const auto *reference = std::get_if<RowReference>(&row.at(field));
    if (!reference)
        return {};
    return RowKey{fieldsOf(row.table())[std::size_t(field)].refersTo, reference->id};
}

QString textIn(const RowValues &row, int field)
{
    const auto *text = std::get_if<QString>(&row.at(field));
    return text ? *text : QString();
}

RowValues rowOf(const Expense &expense, const QString &transfer)
{
    RowValues row(Table::Expenses);
    row.set(expensefield::Person, referenceOrNull(expense.entry.person.value));
    row.set(expensefield::Category, referenceOrNull(expense.entry.category.value));
    if (!expense.stored.isDescriptionNull)
        row.set(expensefield::Description, expense.entry.description);
    row.set(expensefield::Amount, amountValue(expense));
    row.set(expensefield::Date, dateValue(expense));
    row.set(expensefield::CreatedAt, textOrNull(expense.createdAt));
    row.set(expensefield::Transfer, textOrNull(transfer));
    return row;
}

RowValues rowOf(const Category &category)
{
    RowValues row(Table::Categories);
    row.set(categoryfield::Name, category.name);
    row.set(categoryfield::Color, textOrNull(category.color));
    return row;
}

RowValues rowOf(const Person &person, const QString &createdAt)
{
    RowValues row(Table::Persons);
    row.set(personfield::Email, person.email);
    row.set(personfield::Name, person.name);
    row.set(personfield::CreatedAt, textOrNull(createdAt));
    return row;
}

Expense expenseOf(qint64 id, const RowValues &row)
{
    Expense expense{{id}, {}, shownIn(row, expensefield::CreatedAt)};
    expense.entry.person = {idIn(row, expensefield::Person)};
    expense.entry.category = {idIn(row, expensefield::Category)};
    expense.entry.description = shownIn(row, expensefield::Description);
    if (const auto *amount = std::get_if<Money>(&row.at(expensefield::Amount)))
        expense.entry.amount = *amount;
    if (const auto *date = std::get_if<QDate>(&row.at(expensefield::Date)))
        expense.entry.date = *date;
    expense.stored = {storedIn(row, expensefield::Amount), storedIn(row, expensefield::Date),
                      isNull(row, expensefield::Description), isNull(row, expensefield::Amount)};
    if (const auto rounded = Money::fromDecimal(expense.stored.amount))
        expense.entry.amount = *rounded;
    return expense;
}

Category categoryOf(qint64 id, const RowValues &row)
{
    return {{id}, shownIn(row, categoryfield::Name), shownIn(row, categoryfield::Color)};
}

Person personOf(qint64 id, const RowValues &row)
{
    return {{id}, shownIn(row, personfield::Email), shownIn(row, personfield::Name)};
}

} // namespace budget
