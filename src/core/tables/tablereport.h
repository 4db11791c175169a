// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace budget {

/// What of a table was compared with the course's.
enum class TableAspect {
    Table,
    Column,
    Type,
    Nullability,
    Default,
    PrimaryKey,
    UniqueKey,
    ForeignKey,
    Row, ///< one row's value: `expected` is the row's id, `found` the value
};

enum class TableState {
    AsExpected,
    Differs,
    Missing,
    Extra, ///< a person's own: welcome
};

/// What a difference costs whoever works with the program.
enum class TableCost {
    None,
    AmountsRounded,   ///< they may hold parts of a cent: rows are shown rounded, sums are of what is stored
    TimeNotKept,      ///< when a row was entered is not stored
    DateBeside,       ///< kept in a table of ours, where people's own scripts do not see it
    ColorBeside,      ///< likewise
    NameBeside,       ///< likewise; somebody without one is shown by the address
    MayBeEmpty,       ///< a row may lack it: shown as nothing, or zero
    RowsNameless,     ///< a row may belong to nobody or nothing, and is listed without that name
    MayBeTwice,       ///< the database does not refuse a second row of the same key
    LongTextsRefused, ///< less fits in than the program lets people enter
    Unusable,         ///< the program cannot work with this table
    AmountLeftOut,    ///< of a row: it is listed as unreadable and is in no sum
    InNoMonth,        ///< of a row: its date is in no month that can be shown
    ParentMissing,    ///< of a row: it names a category or person that is not there
};

struct TableFinding
{
    QString table;
    QString column = {}; ///< empty where the finding is about the whole table
    TableAspect aspect = TableAspect::Table;
    TableState state = TableState::AsExpected;
    QString expected = {}; ///< in the catalogue's words
    QString found = {};    ///< likewise
    TableCost cost = TableCost::None;

    bool operator==(const TableFinding &) const = default;
};

enum class TableVerdict {
    Empty,      ///< none of the three tables is there: they can be created
    Incomplete, ///< a table that nothing there refers to is missing, and can be created beside the others
    Complete,   ///< the course's tables, perhaps with a person's own columns
    Adopted,    ///< they differ, and the program works with what is there
    Explained,  ///< the program cannot work with them, and touches nothing
};

/// A ledger's tables compared with the course's, everything that was compared: table by table, in the order of the
/// contract, a person's own columns behind.
struct TableReport
{
    TableVerdict verdict = TableVerdict::Empty;
    std::vector<TableFinding> findings = {};
    int version = 0;      ///< of the program's own tables; 0: none
    int knownVersion = 0; ///< what this program makes of them

    bool operator==(const TableReport &) const = default;

    /// The program works with these tables as they are.
    [[nodiscard]] bool isUsable() const;
    /// Nothing is left to be created.
    [[nodiscard]] bool isDeployed() const { return isUsable() && version >= knownVersion; }
};

/// What would be created where something is missing.
struct DeploymentPlan
{
    TableReport report = {}; ///< as it is now
    QString sql = {};        ///< exactly what would be sent; empty where there is nothing to do
    QString grant = {};      ///< what the database's owner has to run so that this role may; empty: nothing
    QString repair = {};     ///< what their owner has to run where a sequence lags behind the ids; empty: nothing
    QString rowRepair = {};  ///< puts right what scripts stored in a file's rows, as far as it can be told

    bool operator==(const DeploymentPlan &) const = default;
};

/// For other programs.
[[nodiscard]] QJsonObject toJson(const TableReport &report);
[[nodiscard]] QJsonObject toJson(const DeploymentPlan &plan);

} // namespace budget
