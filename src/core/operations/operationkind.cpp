// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operationkind.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Key
{
    OperationKind kind;
    QLatin1StringView key;
};

constexpr std::array kKeys{
    Key{OperationKind::AddExpense, "expense.add"_L1},
    Key{OperationKind::EditExpense, "expense.edit"_L1},
    Key{OperationKind::DeleteExpense, "expense.delete"_L1},
    Key{OperationKind::RestoreExpense, "expense.restore"_L1},
    Key{OperationKind::AddExpenses, "expenses.add"_L1},
    Key{OperationKind::EditExpenses, "expenses.edit"_L1},
    Key{OperationKind::DeleteExpenses, "expenses.delete"_L1},
    Key{OperationKind::AddTransfer, "transfer.add"_L1},
    Key{OperationKind::EditTransfer, "transfer.edit"_L1},
    Key{OperationKind::DeleteTransfer, "transfer.delete"_L1},
    Key{OperationKind::AddCategory, "category.add"_L1},
    Key{OperationKind::EditCategory, "category.edit"_L1},
    Key{OperationKind::DeleteCategory, "category.delete"_L1},
    Key{OperationKind::RestoreCategory, "category.restore"_L1},
    Key{OperationKind::MergeCategories, "categories.merge"_L1},
    Key{OperationKind::AddPerson, "person.add"_L1},
    Key{OperationKind::EditPerson, "person.edit"_L1},
    Key{OperationKind::DeletePerson, "person.delete"_L1},
    Key{OperationKind::RestorePerson, "person.restore"_L1},
    Key{OperationKind::MergePersons, "persons.merge"_L1},
    Key{OperationKind::AddSample, "sample.add"_L1},
    Key{OperationKind::Undo, "undo"_L1},
    Key{OperationKind::Redo, "redo"_L1},
};
static_assert(kKeys.size() == std::size_t(OperationKind::Unknown), "a kind has no key");

} // namespace

QLatin1StringView keyOf(OperationKind kind)
{
    const auto found = std::ranges::find(kKeys, kind, &Key::kind);
    return found == kKeys.end() ? QLatin1StringView() : found->key;
}

OperationKind kindOfKey(QStringView key)
{
    const auto found = std::ranges::find_if(kKeys, [key](const Key &known) { return known.key == key; });
    return found == kKeys.end() ? OperationKind::Unknown : found->kind;
}

bool isDivisible(OperationKind kind)
{
    switch (kind) {
    case OperationKind::AddExpenses:
    case OperationKind::EditExpenses:
    case OperationKind::DeleteExpenses:
        return true;
    default:
        return false;
    }
}

} // namespace budget
