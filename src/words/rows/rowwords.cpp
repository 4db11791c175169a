// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/rowwords.h"

#include "core/entry/amounttext.h"
#include "words/outsidetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace budget::rowwords {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::rowwords)
};

} // namespace

QString categoryName(const Category &category, bool isThere)
{
    if (isThere)
        return category.name;
    return category.id.isValid() ? Words::tr("deleted category") : Words::tr("no category");
}

QString missingCategory(CategoryId id)
{
    if (!id.isValid())
        return Words::tr("This expense has no category.");
    return Words::tr("Category %1 was deleted, or is hidden from this user.").arg(id.value);
}

QString personName(const ListedExpense &expense)
{
    if (expense.hasPerson)
        return expense.personName;
    return expense.expense.entry.person.isValid() ? Words::tr("deleted person") : Words::tr("nobody");
}

QString amount(const Expense &expense, const QLocale &locale)
{
    if (!isAmountReadable(expense))
        return Words::tr("cannot be read");
    const QString shown = formatAmount(expense.entry.amount, locale);
    return isAmountRounded(expense) ? QChar(0x2248) + shown : shown;
}

QString storedAmount(const Expense &expense)
{
    return expense.stored.amount.isEmpty() ? QString() : Words::tr("Stored as %1").arg(wording::outsideText(expense.stored.amount));
}

QString leftOut(qint64 count)
{
    const qint64 shown = std::min<qint64>(count, std::numeric_limits<int>::max());
    return Words::tr("%n entries cannot be read and are left out of the total", nullptr, static_cast<int>(shown));
}

} // namespace budget::rowwords
