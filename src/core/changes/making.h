// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "core/operations/operation.h"
#include "core/result.h"

#include <span>
#include <vector>

namespace budget {

/// Who makes an operation, when and where. With `batch`, it is one of several operations that are undone in one step.
struct Authorship
{
    OperationId id;
    PersonId person = {};
    QDateTime time = {}; ///< UTC
    QString computer = {};
    QUuid batch = {};
};

[[nodiscard]] Operation operationOf(OperationKind kind, std::vector<RowChange> rows, const Authorship &author);

/// The inverse of an operation, made by `author`: an Undo, or a Redo if the operation is an Undo.
[[nodiscard]] Operation inverseBy(const Operation &operation, const Authorship &author);

/// The time as the column `created_at` stores it.
[[nodiscard]] QString storedTime(const QDateTime &time);

[[nodiscard]] RowValues newRow(const ExpenseDraft &draft, const QString &createdAt, const QString &transfer = {});
[[nodiscard]] RowValues newRow(const CategoryDraft &draft);
[[nodiscard]] RowValues newRow(const PersonDraft &draft, const QString &createdAt);

/// The fields of a row that a person enters.
[[nodiscard]] std::span<const int> entryFields(Table table);

/// The fields in which `draft` differs from the row as the person saw it. A text that a form shortened or trimmed does
/// not differ.
[[nodiscard]] std::vector<int> changedFields(const Expense &seen, const ExpenseDraft &draft);
[[nodiscard]] std::vector<int> changedFields(const Category &seen, const CategoryDraft &draft);
[[nodiscard]] std::vector<int> changedFields(const Person &seen, const PersonDraft &draft);

/// The fields of those that a person enters in which the stored row `now` does not look as the person saw it.
[[nodiscard]] std::vector<int> fieldsThatDiffer(const RowValues &seen, const RowValues &now);

/// The change that an edit makes to the stored row `now`. `seen` is the row as the person saw it, `draft` as the person
/// left it. Only fields in which the two differ are changed; other fields keep their stored values, also values that a
/// draft cannot hold. Fails with NotFound without a row, and with ChangedMeanwhile, which names the field, if somebody
/// else changed a field that the person changed too.
[[nodiscard]] Result<RowChange> editOf(const RowSlot &now, const Expense &seen, const ExpenseDraft &draft);
[[nodiscard]] Result<RowChange> editOf(const RowSlot &now, const Category &seen, const CategoryDraft &draft);
[[nodiscard]] Result<RowChange> editOf(const RowSlot &now, const Person &seen, const PersonDraft &draft);

/// The deletion of the stored row `now`. Fails with NotFound without a row, and with ChangedMeanwhile, which names the
/// row, if the row is not as the person saw it.
[[nodiscard]] Result<RowChange> deletionOf(const RowSlot &now, const Expense &seen);
[[nodiscard]] Result<RowChange> deletionOf(const RowSlot &now, const Category &seen);

/// The fields that the edit changed, of those that a person enters.
[[nodiscard]] std::vector<int> editedFields(const ExpenseUpdate &edit);

/// The change that takes an edit back: gives the fields that the edit changed the values of `edit.before`, also values
/// that a draft cannot hold. Fails as deletionOf() does if one of these fields is not as in `edit.after`; other fields stay as they are.
[[nodiscard]] Result<RowChange> reversalOf(const RowSlot &now, const ExpenseUpdate &edit);

/// The input field in which a person enters a field of a row; Field::None for a field that nobody enters.
[[nodiscard]] Field inputFieldOf(Table table, int field);

/// A row's description or name, by which people know it, with at most kMaxDescription characters.
[[nodiscard]] QString subjectOf(const RowValues &row);

} // namespace budget
