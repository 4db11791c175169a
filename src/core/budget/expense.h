// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/money.h"
#include "core/id.h"
#include "core/result.h"

#include <QDate>
#include <QString>

namespace budget {

/// What a person enters. Positive is spending, negative a credit.
struct ExpenseDraft
{
    PersonId person;
    CategoryId category;
    QString description;
    Money amount;
    QDate date;

    bool operator==(const ExpenseDraft &) const = default;
};

/// A row of `expenses`.
struct Expense
{
    ExpenseId id;
    ExpenseDraft entry;
    QString createdAt; ///< UTC as the row holds it, kept only to be given back; empty where the row holds none

    bool operator==(const Expense &) const = default;
};

/// A row as a month's list shows it, with the names behind its keys.
struct ListedExpense
{
    Expense expense;
    Category category;
    QString personName;

    bool operator==(const ListedExpense &) const = default;
};

inline constexpr qsizetype kMaxDescription = 200;

/// The draft with white space around the description taken off. Fails, in the order of the form, with DateInvalid,
/// FieldEmpty or FieldTooLong (Description), CategoryUnknown, AmountZero, AmountTooLarge or PersonUnknown.
[[nodiscard]] Result<ExpenseDraft> validate(ExpenseDraft draft);

} // namespace budget
