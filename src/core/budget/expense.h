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

/// What a row stores that an ExpenseDraft cannot hold, as the database writes it; empty where the draft holds it.
struct StoredTexts
{
    QString amount = {}; ///< of parts of a cent, NaN, or beyond Money::kMaxReadableMinor
    QString date = {};   ///< infinite, before year 1 or after 9999

    bool operator==(const StoredTexts &) const = default;
};

/// A row of `expenses`.
struct Expense
{
    ExpenseId id;
    ExpenseDraft entry;
    QString createdAt; ///< UTC as the row holds it, kept only to be given back; empty where the row holds none
    StoredTexts stored = {};

    bool operator==(const Expense &) const = default;
};

/// Whether the amount is one at all; zero stands for one that is not, and no sum counts it.
[[nodiscard]] bool isAmountReadable(const Expense &expense);
/// Whether the amount is a readable one that was rounded to whole cents.
[[nodiscard]] bool isAmountRounded(const Expense &expense);

/// A row as a month's list shows it, with the names behind its keys.
struct ListedExpense
{
    Expense expense; ///< of its description the first kMaxDescription characters
    Category category;
    QString personName;
    bool hasCategory = true; ///< false: there is no such category (any longer), or it is hidden from this role
    bool hasPerson = true;   ///< likewise
    bool isDescriptionCut = false;

    bool operator==(const ListedExpense &) const = default;
};

inline constexpr qsizetype kMaxDescription = 200;

/// The draft with white space around the description taken off. Fails, in the order of the form, with DateInvalid,
/// FieldEmpty or FieldTooLong (Description), CategoryUnknown, AmountZero, AmountTooLarge or PersonUnknown.
[[nodiscard]] Result<ExpenseDraft> validate(ExpenseDraft draft);

} // namespace budget
