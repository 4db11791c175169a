// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/money.h"
#include "core/id.h"
#include "core/result.h"

#include <QDate>
#include <QString>

namespace budget {

/// An expense as a person enters it. A positive amount is spending, a negative amount a credit.
struct ExpenseDraft
{
    PersonId person;
    CategoryId category;
    QString description;
    Money amount;
    QDate date;

    bool operator==(const ExpenseDraft &) const = default;
};

/// Stored values that an ExpenseDraft cannot hold, as the database prints them. Each text is empty where the draft
/// holds the value.
struct StoredTexts
{
    QString amount = {}; ///< NaN, or an amount with fractions of a cent or beyond Money::kMaxReadableMinor
    QString date = {};   ///< an infinite date, one before year 1 or after year 9999, or in a file any other text
    bool isDescriptionNull = false; ///< NULL, which the draft shows as an empty text
    bool isAmountNull = false;      ///< NULL, which the draft shows as zero

    bool operator==(const StoredTexts &) const = default;
};

/// A row of `expenses`.
struct Expense
{
    ExpenseId id;
    ExpenseDraft entry;
    /// UTC as stored; only kept to restore the row with the same value; empty where the row has none
    QString createdAt;
    StoredTexts stored = {};

    bool operator==(const Expense &) const = default;
};

/// The values of a row before and after an update.
struct ExpenseUpdate
{
    Expense before; ///< as it was stored, with its whole description
    Expense after;

    bool operator==(const ExpenseUpdate &) const = default;
};

/// Whether the stored amount is a number that the program can read. If not, `entry.amount` is zero, and sums leave the
/// row out.
[[nodiscard]] bool isAmountReadable(const Expense &expense);
/// Whether the amount was rounded to whole cents when it was read.
[[nodiscard]] bool isAmountRounded(const Expense &expense);

/// An expense as the list of a month shows it, together with the names that its foreign keys refer to.
struct ListedExpense
{
    Expense expense; ///< its description holds at most the first kMaxDescription characters
    Category category;
    QString personName;
    bool hasCategory = true; ///< false: the category does not exist any more, or this role may not see its row
    bool hasPerson = true;   ///< false: the person does not exist any more, or this role may not see the row
    bool isDescriptionCut = false;

    bool operator==(const ListedExpense &) const = default;
};

inline constexpr qsizetype kMaxDescription = 200;

/// The draft with white space around the description removed. Fails, in the order of the form, with DateInvalid,
/// FieldEmpty or FieldTooLong (Field::Description), CategoryUnknown, AmountZero, AmountTooLarge or PersonUnknown.
[[nodiscard]] Result<ExpenseDraft> validate(ExpenseDraft draft);

} // namespace budget
