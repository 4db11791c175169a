// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/tablereport.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace budget::wording {

/// What the program makes of the tables, in one sentence.
[[nodiscard]] QString verdictSentence(TableVerdict verdict);
/// 'as expected', 'differs' …
[[nodiscard]] QString stateName(TableState state);
/// What was found instead of what, without the place; empty where it is as expected.
[[nodiscard]] QString differenceText(const TableFinding &finding);
/// What a difference costs, in one sentence; empty where it costs nothing.
[[nodiscard]] QString costSentence(TableCost cost);

/// A table, or one of its columns with its keys, for people.
struct TableLine
{
    QString name;
    TableState state = TableState::AsExpected;
    bool isUnusable = false;             ///< the program cannot work with it as it is
    QString type = {};                   ///< as it is there; as it should be, where it is missing
    QStringList remarks = {};            ///< each thing that differs, and what that costs
    QStringList costs = {};              ///< the same without what the state and the type say already
    std::vector<TableLine> columns = {}; ///< of a table

    bool operator==(const TableLine &) const = default;
};

[[nodiscard]] std::vector<TableLine> tableTree(const TableReport &report);

/// The report as a tree of lines: the tables, below each its columns with what differs and what that costs.
[[nodiscard]] QStringList tableLines(const TableReport &report);

} // namespace budget::wording
