// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/editwords.h"

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

QString editText(const ListedExpense &before, const ExpenseDraft &after, const std::vector<Category> &categories,
                 const std::vector<Person> &persons, const QLocale &locale)
{
    const ExpenseDraft &old = before.expense.entry;
    QStringList changes;
    if (old.date != after.date)
        changes << EditWords::tr("date %1 → %2").arg(formatDate(old.date, locale), formatDate(after.date, locale));
    if (old.description != after.description)
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
    if (changes.isEmpty())
        return {};
    return EditWords::tr("Changed “%1”: %2.").arg(old.description, changes.join(EditWords::tr(", ")));
}

} // namespace budget
