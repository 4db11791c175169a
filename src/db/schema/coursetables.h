// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablereport.h"

#include <QLatin1StringView>

#include <array>

/// The course's tables, a contract that this program never changes.
namespace budget::course {

using namespace Qt::StringLiterals;

struct Column
{
    QLatin1StringView table;
    QLatin1StringView name;
    QLatin1StringView postgresType;
    QLatin1StringView sqliteType;
    bool isNullable = false;
    TableCost withoutIt = TableCost::Unusable;
};

struct ForeignKey
{
    QLatin1StringView column;
    QLatin1StringView target;
};

inline constexpr auto kUsers = "users"_L1;
inline constexpr auto kCategories = "categories"_L1;
inline constexpr auto kExpenses = "expenses"_L1;
inline constexpr std::array kTables{kUsers, kCategories, kExpenses};

inline constexpr auto kTimestamp = "timestamp without time zone"_L1;

inline constexpr std::array kColumns{
    Column{kUsers, "id"_L1, "integer"_L1, "integer"_L1},
    Column{kUsers, "email"_L1, "character varying(100)"_L1, "varchar(100)"_L1},
    Column{kUsers, "name"_L1, "character varying(100)"_L1, "varchar(100)"_L1, false, TableCost::NameBeside},
    Column{kUsers, "created_at"_L1, kTimestamp, "timestamp"_L1, true, TableCost::TimeNotKept},
    Column{kCategories, "id"_L1, "integer"_L1, "integer"_L1},
    Column{kCategories, "name"_L1, "character varying(50)"_L1, "varchar(50)"_L1},
    Column{kCategories, "color"_L1, "character varying(7)"_L1, "varchar(7)"_L1, true, TableCost::ColorBeside},
    Column{kExpenses, "id"_L1, "integer"_L1, "integer"_L1},
    Column{kExpenses, "user_id"_L1, "integer"_L1, "integer"_L1},
    Column{kExpenses, "category_id"_L1, "integer"_L1, "integer"_L1},
    Column{kExpenses, "description"_L1, "character varying(200)"_L1, "varchar(200)"_L1},
    Column{kExpenses, "amount"_L1, "numeric(10,2)"_L1, "integer"_L1},
    Column{kExpenses, "date"_L1, "date"_L1, "date"_L1, true, TableCost::DateBeside},
    Column{kExpenses, "created_at"_L1, kTimestamp, "timestamp"_L1, true, TableCost::TimeNotKept},
};

/// The foreign keys of `expenses`.
inline constexpr std::array kForeignKeys{
    ForeignKey{"user_id"_L1, "users(id)"_L1},
    ForeignKey{"category_id"_L1, "categories(id)"_L1},
};

/// The column that must be unique beside the primary key; empty for none.
[[nodiscard]] inline QLatin1StringView uniqueColumn(QLatin1StringView table)
{
    if (table == kUsers)
        return "email"_L1;
    return table == kCategories ? "name"_L1 : QLatin1StringView();
}

} // namespace budget::course
