// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>
#include <span>

namespace budget {

/// The tables whose rows operations change, parents before children.
enum class Table { Persons, Categories, Expenses };

inline constexpr std::array kTables{Table::Persons, Table::Categories, Table::Expenses};

enum class FieldType { Text, Amount, Date, Reference };

/// A column of a table as operations see it, wherever the ledger stores its value: an adopted table may keep a date or
/// a colour in a `bt_` table.
struct RowField
{
    QLatin1StringView name;
    FieldType type = FieldType::Text;
    Table refersTo = Table::Persons; ///< for a Reference
    bool isUnique = false;           ///< no two rows of the table have the same value
};

namespace personfield {
enum : int { Email, Name, CreatedAt };
}
namespace categoryfield {
enum : int { Name, Color };
}
/// `Transfer` is the id of the operation that made the row as one half of a transfer, or NULL.
namespace expensefield {
enum : int { Person, Category, Description, Amount, Date, CreatedAt, Transfer };
}

/// The fields of a table, in the order of the enumerators above.
[[nodiscard]] std::span<const RowField> fieldsOf(Table table);

/// The table's name in the course's schema, also used in JSON.
[[nodiscard]] QLatin1StringView nameOf(Table table);
[[nodiscard]] std::optional<Table> tableNamed(QStringView name);

} // namespace budget
