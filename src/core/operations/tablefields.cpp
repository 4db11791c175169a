// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/tablefields.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kPersonFields{
    RowField{"email"_L1, FieldType::Text, Table::Persons, true},
    RowField{"name"_L1},
    RowField{"created_at"_L1},
};

constexpr std::array kCategoryFields{
    RowField{"name"_L1, FieldType::Text, Table::Persons, true},
    RowField{"color"_L1},
};

constexpr std::array kExpenseFields{
    RowField{"user_id"_L1, FieldType::Reference, Table::Persons},
    RowField{"category_id"_L1, FieldType::Reference, Table::Categories},
    RowField{"description"_L1},
    RowField{"amount"_L1, FieldType::Amount},
    RowField{"date"_L1, FieldType::Date},
    RowField{"created_at"_L1},
    RowField{"transfer"_L1},
};

} // namespace

std::span<const RowField> fieldsOf(Table table)
{
    switch (table) {
    case Table::Persons:
        return kPersonFields;
    case Table::Categories:
        return kCategoryFields;
    case Table::Expenses:
        break;
    }
    return kExpenseFields;
}

QLatin1StringView nameOf(Table table)
{
    switch (table) {
    case Table::Persons:
        return "users"_L1;
    case Table::Categories:
        return "categories"_L1;
    case Table::Expenses:
        break;
    }
    return "expenses"_L1;
}

std::optional<Table> tableNamed(QStringView name)
{
    const auto found = std::ranges::find_if(kTables, [name](Table table) { return nameOf(table) == name; });
    return found == kTables.end() ? std::nullopt : std::optional(*found);
}

} // namespace budget
