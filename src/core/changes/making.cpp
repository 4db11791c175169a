// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/making.h"

#include "core/budget/textrules.h"
#include "core/operations/merge.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace budget {

namespace {

using Fields = std::span<const int>;

constexpr std::array<int, 5> kExpenseEntry{expensefield::Person, expensefield::Category, expensefield::Description,
                                           expensefield::Amount, expensefield::Date};
constexpr std::array<int, 2> kCategoryEntry{categoryfield::Name, categoryfield::Color};
constexpr std::array<int, 2> kPersonEntry{personfield::Email, personfield::Name};

struct Place
{
    Table table;
    int field;
    Field place;
};

constexpr std::array kPlaces{
    Place{Table::Expenses, expensefield::Person, Field::Person},
    Place{Table::Expenses, expensefield::Category, Field::Category},
    Place{Table::Expenses, expensefield::Description, Field::Description},
    Place{Table::Expenses, expensefield::Amount, Field::Amount},
    Place{Table::Expenses, expensefield::Date, Field::Date},
    Place{Table::Categories, categoryfield::Name, Field::Name},
    Place{Table::Categories, categoryfield::Color, Field::Color},
    Place{Table::Persons, personfield::Email, Field::Email},
    Place{Table::Persons, personfield::Name, Field::Name},
};

/// The text of a value in windows: NULL is shown as an empty text. Nothing for a value that is not a text.
std::optional<QString> shownText(const FieldValue &value)
{
    if (std::holds_alternative<std::monostate>(value))
        return QString();
    if (const auto *stored = std::get_if<StoredText>(&value))
        return stored->text;
    const auto *text = std::get_if<QString>(&value);
    return text ? std::optional(*text) : std::nullopt;
}

/// Whether windows show the stored value and `shown` alike. The list of a month shows only the beginning of a long
/// description.
bool isShownAs(const FieldValue &stored, const FieldValue &shown)
{
    if (stored == shown)
        return true;
    const auto here = shownText(stored);
    const auto there = shownText(shown);
    return here && there && (*here == *there || shortened(*here, kMaxDescription) == *there);
}

bool isShownAs(const RowValues &stored, const RowValues &shown, Fields fields)
{
    return std::ranges::all_of(fields, [&](int field) { return isShownAs(stored.at(field), shown.at(field)); });
}

/// The row as the person saw it, but with the stored value of each field that windows show like the value that the
/// person saw.
RowValues rowAsSeen(const RowValues &now, const RowValues &seen, Fields fields)
{
    RowValues row = now;
    for (const int field : fields) {
        if (!isShownAs(now.at(field), seen.at(field)))
            row.set(field, seen.at(field));
    }
    return row;
}

/// The text that a form returns if the person does not change it.
QString untouched(const QString &text)
{
    const QString beginning = shortened(text, kMaxDescription);
    return requiredText(beginning, kMaxDescription, Field::None).value_or(beginning);
}

Result<RowChange> edit(const RowSlot &now, RowKey key, const RowValues &seen, const RowValues &left,
                       const std::vector<int> &changed, Fields fields)
{
    if (!now)
        return failure(ErrorKind::NotFound);
    const RowValues before = rowAsSeen(*now, seen, fields);
    RowValues yours = before;
    for (const int field : changed)
        yours.set(field, left.at(field));
    const RowMerge merged = merge(before, yours, now);
    if (merged.conflict) {
        const auto conflict = std::ranges::find(merged.fields, FieldOrigin::Conflict);
        return failure(ErrorKind::ChangedMeanwhile, inputFieldOf(key.table, int(conflict - merged.fields.begin())));
    }
    return RowChange{key, now, merged.merged};
}

Failure changedMeanwhile(const RowValues &row)
{
    return failure(ErrorKind::ChangedMeanwhile, Field::None, subjectOf(row));
}

Result<RowChange> deletion(const RowSlot &now, RowKey key, const RowValues &seen, Fields fields)
{
    if (!now)
        return failure(ErrorKind::NotFound);
    if (!isShownAs(*now, seen, fields))
        return changedMeanwhile(*now);
    return RowChange{key, now, {}};
}

} // namespace

Operation operationOf(OperationKind kind, std::vector<RowChange> rows, const Authorship &author)
{
    Operation operation{author.id, kind, std::move(rows), author.person, author.time, author.batch};
    operation.computer = author.computer;
    return operation;
}

Operation inverseBy(const Operation &operation, const Authorship &author)
{
    Operation reversed = inverse(operation, author.id);
    reversed.person = author.person;
    reversed.time = author.time;
    reversed.computer = author.computer;
    reversed.batch = author.batch;
    return reversed;
}

QString storedTime(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

RowValues newRow(const ExpenseDraft &draft, const QString &createdAt, const QString &transfer)
{
    return rowOf(Expense{{}, draft, createdAt}, transfer);
}

RowValues newRow(const CategoryDraft &draft)
{
    return rowOf(Category{{}, draft.name, draft.color});
}

RowValues newRow(const PersonDraft &draft, const QString &createdAt)
{
    return rowOf(Person{{}, draft.email, draft.name}, createdAt);
}

Field inputFieldOf(Table table, int field)
{
    const auto *found = std::ranges::find_if(kPlaces, [=](const Place &place) {
        return place.table == table && place.field == field;
    });
    return found == kPlaces.end() ? Field::None : found->place;
}

std::span<const int> entryFields(Table table)
{
    switch (table) {
    case Table::Persons:
        return kPersonEntry;
    case Table::Categories:
        return kCategoryEntry;
    case Table::Expenses:
        break;
    }
    return kExpenseEntry;
}

std::vector<int> changedFields(const Expense &seen, const ExpenseDraft &draft)
{
    std::vector<int> changed;
    const auto note = [&](int field, bool isSame) {
        if (!isSame)
            changed.push_back(field);
    };
    note(expensefield::Person, draft.person == seen.entry.person);
    note(expensefield::Category, draft.category == seen.entry.category);
    note(expensefield::Description, draft.description == untouched(seen.entry.description));
    note(expensefield::Amount, draft.amount == seen.entry.amount);
    note(expensefield::Date, draft.date == seen.entry.date);
    return changed;
}

std::vector<int> changedFields(const Category &seen, const CategoryDraft &draft)
{
    std::vector<int> changed;
    if (draft.name != untouched(seen.name))
        changed.push_back(categoryfield::Name);
    if (draft.color != seen.color.toUpper())
        changed.push_back(categoryfield::Color);
    return changed;
}

std::vector<int> changedFields(const Person &seen, const PersonDraft &draft)
{
    std::vector<int> changed;
    if (draft.email != untouched(seen.email))
        changed.push_back(personfield::Email);
    if (draft.name != untouched(seen.name))
        changed.push_back(personfield::Name);
    return changed;
}

std::vector<int> fieldsThatDiffer(const RowValues &seen, const RowValues &now)
{
    std::vector<int> differing;
    std::ranges::copy_if(entryFields(seen.table()), std::back_inserter(differing),
                         [&](int field) { return !isShownAs(now.at(field), seen.at(field)); });
    return differing;
}

std::vector<int> editedFields(const ExpenseUpdate &edit)
{
    const RowValues before = rowOf(edit.before);
    const RowValues after = rowOf(edit.after);
    std::vector<int> edited;
    std::ranges::copy_if(kExpenseEntry, std::back_inserter(edited),
                         [&](int field) { return before.at(field) != after.at(field); });
    return edited;
}

Result<RowChange> editOf(const RowSlot &now, const Expense &seen, const ExpenseDraft &draft)
{
    return edit(now, {Table::Expenses, seen.id.value}, rowOf(seen), newRow(draft, {}), changedFields(seen, draft),
                kExpenseEntry);
}

Result<RowChange> editOf(const RowSlot &now, const Category &seen, const CategoryDraft &draft)
{
    return edit(now, {Table::Categories, seen.id.value}, rowOf(seen), newRow(draft), changedFields(seen, draft),
                kCategoryEntry);
}

Result<RowChange> editOf(const RowSlot &now, const Person &seen, const PersonDraft &draft)
{
    return edit(now, {Table::Persons, seen.id.value}, rowOf(seen), newRow(draft, {}), changedFields(seen, draft),
                kPersonEntry);
}

Result<RowChange> deletionOf(const RowSlot &now, const Expense &seen)
{
    return deletion(now, {Table::Expenses, seen.id.value}, rowOf(seen), kExpenseEntry);
}

Result<RowChange> deletionOf(const RowSlot &now, const Category &seen)
{
    return deletion(now, {Table::Categories, seen.id.value}, rowOf(seen), kCategoryEntry);
}

Result<RowChange> reversalOf(const RowSlot &now, const ExpenseUpdate &edit)
{
    if (!now)
        return failure(ErrorKind::NotFound);
    const std::vector<int> changed = editedFields(edit);
    if (!isShownAs(*now, rowOf(edit.after), changed))
        return changedMeanwhile(*now);
    return RowChange{{Table::Expenses, edit.before.id.value}, now, rowAsSeen(*now, rowOf(edit.before), changed)};
}

QString subjectOf(const RowValues &row)
{
    int field = expensefield::Description;
    if (row.table() == Table::Persons)
        field = personfield::Name;
    else if (row.table() == Table::Categories)
        field = categoryfield::Name;
    return shortened(textIn(row, field), kMaxDescription);
}

} // namespace budget
