// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringList>

#include <array>

/// The program's own tables. Migrations create them (resources/sql); the rights that are looked at and the GRANT that a
/// database's owner is shown are made from this list.
namespace budget::own {

using namespace Qt::StringLiterals;

/// What a ledger can do once the tables of this purpose may be used.
enum class Purpose {
    Versions, ///< which migrations were carried out
    Records,  ///< a change happens once, and a transfer's rows know each other
    Beside,   ///< dates, colours and names for which the course's tables have no column
};

struct Table
{
    QLatin1StringView name;
    Purpose purpose;
    QLatin1StringView rights; ///< without which it cannot be used, as a GRANT lists them
    int since;                ///< the migration that creates it
};

inline constexpr auto kMigrations = "bt_schema_migrations"_L1;

inline constexpr auto kEveryRight = "SELECT, INSERT, UPDATE, DELETE"_L1;

inline constexpr std::array kTables{
    Table{kMigrations, Purpose::Versions, "SELECT"_L1, 1},
    Table{"bt_operations"_L1, Purpose::Records, "SELECT, INSERT, UPDATE"_L1, 2},
    Table{"bt_transfers"_L1, Purpose::Records, "SELECT, INSERT, UPDATE"_L1, 3},
    Table{"bt_expense_dates"_L1, Purpose::Beside, kEveryRight, 4},
    Table{"bt_category_colors"_L1, Purpose::Beside, kEveryRight, 4},
    Table{"bt_person_names"_L1, Purpose::Beside, kEveryRight, 4},
};

/// A PostgreSQL condition: the role has on every table of this purpose the rights that the program needs. False where
/// one is missing.
[[nodiscard]] QString mayUse(Purpose purpose);
/// A SQLite condition: every table of this purpose is there.
[[nodiscard]] QString areThere(Purpose purpose);

/// All tables that the program uses, the course's first, as a PostgreSQL array of texts.
[[nodiscard]] QString arrayOfAllTables();
/// The GRANT that lets a role use them all asks for these.
inline constexpr auto kGrantedRights = kEveryRight;

} // namespace budget::own
