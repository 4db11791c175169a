// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablereport.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace budget::wording {

/// Whether the program can use the tables, in one sentence.
[[nodiscard]] QString verdictSentence(TableVerdict verdict);
/// 'as expected', 'differs' …
[[nodiscard]] QString stateName(TableState state);
/// What was found and what was expected, without table and column names; empty if nothing differs.
[[nodiscard]] QString differenceText(const TableFinding &finding);
/// What does not work because of a difference, in one sentence; empty if everything works.
[[nodiscard]] QString costSentence(TableCost cost);

/// A table, or one column with its keys, as texts for people.
struct TableLine
{
    QString name;
    TableState state = TableState::AsExpected;
    bool isUnusable = false;             ///< the program cannot work with this table or column
    QString type = {};                   ///< the type found, or the expected one if the column is missing
    QStringList remarks = {};            ///< every difference, with its cost
    QStringList costs = {};              ///< the remarks without what `state` and `type` already show
    std::vector<TableLine> columns = {}; ///< of a table; empty for a column

    bool operator==(const TableLine &) const = default;
};

[[nodiscard]] std::vector<TableLine> tableTree(const TableReport &report);

/// The report as indented lines: each table with its costs, followed by its columns with their differences and costs.
[[nodiscard]] QStringList tableLines(const TableReport &report);

} // namespace budget::wording
