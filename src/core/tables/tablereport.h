// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace budget {

/// The property of a table that was compared with the course's table.
enum class TableAspect {
    Table,
    Column,
    Type,
    Nullability,
    Default,
    PrimaryKey,
    UniqueKey,
    ForeignKey,
    Row, ///< a value in one row: `expected` is the row's id, `found` is the value
};

enum class TableState {
    AsExpected,
    Differs,
    Missing,
    Extra, ///< an additional column of the person's own, which is allowed
};

/// The consequence of a difference for people who use the program.
enum class TableCost {
    None,
    AmountsRounded, ///< amounts may have fractions of a cent: rows show them rounded, sums use the stored values
    TimeNotKept,    ///< the time when a row was entered is not stored
    DateBeside,     ///< dates are stored in one of the program's own tables, which people's scripts do not read
    ColorBeside,    ///< colours are stored in one of the program's own tables, which people's scripts do not read
    NameBeside,   ///< names are stored in one of the program's own tables; a person without a name is shown by address
    MayBeEmpty,   ///< the column allows NULL, which is shown as an empty text or as zero
    RowsNameless, ///< a row may have no person or category, and is then listed without that name
    MayBeTwice,   ///< the database does not reject a second row with the same key
    LongTextsRefused,    ///< the column is shorter than the texts that the program allows
    LargeAmountsRefused, ///< the column holds smaller amounts than the program allows
    Unusable,         ///< the program cannot work with this table
    AmountLeftOut,    ///< for a row: its amount cannot be read, and sums leave the row out
    InNoMonth,        ///< for a row: its date is not in any month that the program can show
    ParentMissing,    ///< for a row: it refers to a category or person that does not exist
};

struct TableFinding
{
    QString table;
    QString column = {}; ///< empty where the finding concerns the whole table
    TableAspect aspect = TableAspect::Table;
    TableState state = TableState::AsExpected;
    QString expected = {}; ///< the expected property, in terms of the catalogue
    QString found = {};    ///< the actual property, in terms of the catalogue
    TableCost cost = TableCost::None;

    bool operator==(const TableFinding &) const = default;
};

enum class TableVerdict {
    Empty,      ///< none of the three tables exists; they can be created
    Incomplete, ///< a table is missing that no existing table refers to; it can be created
    Complete,   ///< the tables match the course's, apart from additional columns
    Adopted,    ///< the tables differ, but the program can use them as they are
    Explained,  ///< the program cannot use the tables and does not change them
};

/// The complete comparison of a ledger's tables with the course's tables, table by table in the order of the course's
/// schema. Additional columns come last.
struct TableReport
{
    TableVerdict verdict = TableVerdict::Empty;
    std::vector<TableFinding> findings = {};
    int version = 0;      ///< the version of the program's own tables in the ledger; 0: there are none
    int knownVersion = 0; ///< the version of these tables that this program creates

    bool operator==(const TableReport &) const = default;

    /// Whether the program can use the tables as they are.
    [[nodiscard]] bool isUsable() const;
    /// Whether all tables exist, including the program's own.
    [[nodiscard]] bool isDeployed() const { return isUsable() && version >= knownVersion; }
};

/// The statements that would create what is missing in a ledger.
struct DeploymentPlan
{
    TableReport report = {}; ///< the comparison of the existing tables
    QString sql = {};        ///< exactly the statements that would be sent; empty where nothing is missing
    /// the statements that the database's owner must run to give this role the missing privileges; may be empty
    QString grant = {};
    /// the statements that the tables' owner must run where a sequence lags behind the ids; may be empty
    QString repair = {};
    /// SQLite only: the statements that repair wrong values which scripts stored, where the meant value is certain
    QString rowRepair = {};

    bool operator==(const DeploymentPlan &) const = default;
};

/// The report as JSON for other programs.
[[nodiscard]] QJsonObject toJson(const TableReport &report);
[[nodiscard]] QJsonObject toJson(const DeploymentPlan &plan);

} // namespace budget
