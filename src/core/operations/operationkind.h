// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>

namespace budget {

/// What a person did in one step. The rows of the operation contain its effect; the kind selects the words for it.
enum class OperationKind {
    AddExpense,
    EditExpense,
    DeleteExpense,
    RestoreExpense,
    AddExpenses, ///< many rows in one step, such as an import
    EditExpenses,
    DeleteExpenses,
    AddTransfer,
    EditTransfer,
    DeleteTransfer,
    AddCategory,
    EditCategory,
    DeleteCategory,
    RestoreCategory,
    MergeCategories,
    AddPerson,
    EditPerson,
    DeletePerson,
    RestorePerson,
    MergePersons,
    AddSample,
    Undo,
    Redo,
    Unknown, ///< a kind, table or field of a newer version; kept, but neither applied nor reversed
};

/// The name in JSON and in the server's log; never changed once released. Empty for Unknown.
[[nodiscard]] QLatin1StringView keyOf(OperationKind kind);
[[nodiscard]] OperationKind kindOfKey(QStringView key);

/// Whether the rows are independent of each other, so that one row can be removed from the operation while the others
/// stay in it. The rows of a transfer, a merge or an undo belong together.
[[nodiscard]] bool isDivisible(OperationKind kind);

} // namespace budget
