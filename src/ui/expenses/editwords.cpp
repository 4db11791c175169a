// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/editwords.h"

#include "core/budget/textrules.h"
#include "core/entry/amounttext.h"
#include "core/entry/datetext.h"
#include "words/rows/rowwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace budget {

namespace {

struct EditWords
{
    Q_DECLARE_TR_FUNCTIONS(budget::EditWords)
};

template <class Named, class Id>
QString nameOf(const std::vector<Named> &values, Id id)
{
    const auto found = std::ranges::find(values, id, &Named::id);
    return found == values.end() ? QString() : found->name;
}

} // namespace

namespace {

/// The row with the names of its category and person, by which editText() tells what was before.
ListedExpense listed(const Expense &expense, const std::vector<Category> &categories,
                     const std::vector<Person> &persons, const ListedExpense &shown)
{
    ListedExpense row = shown;
    row.expense = expense;
    if (expense.entry.category != shown.expense.entry.category) {
        row.category = {expense.entry.category, nameOf(categories, expense.entry.category), {}};
        row.hasCategory = !row.category.name.isEmpty();
    }
    if (expense.entry.person != shown.expense.entry.person) {
        row.personName = nameOf(persons, expense.entry.person);
        row.hasPerson = !row.personName.isEmpty();
    }
    return row;
}

QStringList changesOf(const ListedExpense &before, const ExpenseDraft &after, const std::vector<Category> &categories,
                      const std::vector<Person> &persons, const QLocale &locale)
{
    const ExpenseDraft &old = before.expense.entry;
    QStringList changes;
    if (old.date != after.date)
        changes << EditWords::tr("date %1 → %2").arg(formatDate(old.date, locale), formatDate(after.date, locale));
    if (old.description != shortened(after.description, kMaxDescription) && old.description != after.description)
        changes << EditWords::tr("description now “%1”").arg(after.description);
    if (old.category != after.category)
        changes << EditWords::tr("category %1 → %2")
                       .arg(rowwords::categoryName(before.category, before.hasCategory),
                            nameOf(categories, after.category));
    if (old.amount != after.amount)
        changes << EditWords::tr("amount %1 → %2")
                       .arg(rowwords::amount(before.expense, locale), formatAmount(after.amount, locale));
    if (old.person != after.person)
        changes << EditWords::tr("person %1 → %2").arg(rowwords::personName(before), nameOf(persons, after.person));
    return changes;
}

} // namespace

QString editText(const ListedExpense &shown, const Expense &seen, const ExpenseUpdate &edit,
                 const std::vector<Category> &categories, const std::vector<Person> &persons, const QLocale &locale)
{
    const ListedExpense before = listed(edit.before, categories, persons, shown);
    const QString comma = EditWords::tr(", ");
    const QStringList own = changesOf(before, edit.after.entry, categories, persons, locale);
    const QStringList theirs = changesOf(listed(seen, categories, persons, shown), edit.before.entry, categories, persons, locale);
    QStringList sentences;
    if (!own.isEmpty())
        sentences << EditWords::tr("Changed “%1”: %2.").arg(shown.expense.entry.description, own.join(comma));
    if (!theirs.isEmpty())
        sentences << EditWords::tr("Somebody else has changed meanwhile: %1.").arg(theirs.join(comma));
    return sentences.join(u' ');
}

} // namespace budget
