// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringList>

#include <array>
#include <optional>

/// The program's own tables. Migrations create them (resources/sql). The privilege checks, and the GRANT that is shown
/// to the owner of a database, are generated from this list.
namespace budget::own {

using namespace Qt::StringLiterals;

/// What a ledger can do if the tables of this purpose may be used.
enum class Purpose {
    Versions, ///< know which migrations were applied
    Records,  ///< a server: apply a change exactly once, and link the two rows of a transfer
    Beside,   ///< keep dates, colours and names for which the course's tables have no column
    Log,      ///< a file: record every operation with its rows
};

struct Table
{
    QLatin1StringView name;
    Purpose purpose = Purpose::Beside;
    QLatin1StringView rights; ///< the privileges that the program needs, as in a GRANT; empty: only files have the table
    int since = 0;            ///< the version of the migration that creates the table
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
    Table{"bt_log"_L1, Purpose::Log, {}, 6},
    Table{"bt_log_rows"_L1, Purpose::Log, {}, 6},
    Table{"bt_base"_L1, Purpose::Log, {}, 6},
    Table{"bt_parts"_L1, Purpose::Log, {}, 6},
    Table{"bt_server_ids"_L1, Purpose::Log, {}, 6},
    Table{"bt_meta"_L1, Purpose::Log, {}, 6},
    Table{"bt_row_transfers"_L1, Purpose::Log, {}, 6},
};

/// The columns by which the program recognises its table of this name; nothing for any other name. They are those of
/// the migration that creates the table. A column that a later migration adds must not be listed, because the tables are
/// compared with this list before they are migrated.
[[nodiscard]] std::optional<QStringList> columnsOf(const QString &table);

/// A PostgreSQL condition: the role has all needed privileges on every table of this purpose, which must not be Log.
/// False if a table is missing.
[[nodiscard]] QString mayUse(Purpose purpose);
/// An SQLite condition: every table of this purpose exists.
[[nodiscard]] QString areThere(Purpose purpose);

/// A PostgreSQL array with the names of all tables that the program uses on a server, the course's first.
[[nodiscard]] QString arrayOfAllTables();
/// The privileges in the GRANT for the role that is to use all tables.
inline constexpr auto kGrantedRights = kEveryRight;

} // namespace budget::own
