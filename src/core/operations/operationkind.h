// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>

namespace budget {

/// What a person did in one step. The rows of the operation say what happened; the kind gives it its words.
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

/// Whether each row stands for itself, so that one row may leave the operation while the others stay. The rows of a
/// transfer, a merge or an undo belong together.
[[nodiscard]] bool isDivisible(OperationKind kind);

} // namespace budget
