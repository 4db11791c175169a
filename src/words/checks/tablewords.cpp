// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/tablewords.h"

#include "words/outsidetext.h"
#include "words/words.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kAspects{
    Word{TableAspect::Table, QT_TRANSLATE_NOOP("budget::wording", "the table")},
    Word{TableAspect::Column, QT_TRANSLATE_NOOP("budget::wording", "the column")},
    Word{TableAspect::Type, QT_TRANSLATE_NOOP("budget::wording", "the type")},
    Word{TableAspect::Nullability, QT_TRANSLATE_NOOP("budget::wording", "whether it may be null")},
    Word{TableAspect::Default, QT_TRANSLATE_NOOP("budget::wording", "the default value")},
    Word{TableAspect::PrimaryKey, QT_TRANSLATE_NOOP("budget::wording", "the primary key")},
    Word{TableAspect::UniqueKey, QT_TRANSLATE_NOOP("budget::wording", "the unique key")},
    Word{TableAspect::ForeignKey, QT_TRANSLATE_NOOP("budget::wording", "the foreign key")},
    Word{TableAspect::Row, QT_TRANSLATE_NOOP("budget::wording", "a row")},
};
static_assert(hasRowsTo(kAspects, TableAspect::Row));

QString nameOf(TableAspect aspect)
{
    return wordIn(kAspects, aspect);
}

QString missingText(const TableFinding &finding)
{
    return finding.expected.isEmpty()
        ? Words::tr("%1 is missing").arg(nameOf(finding.aspect))
        : Words::tr("%1 (%2) is missing").arg(nameOf(finding.aspect), outsideText(finding.expected));
}

TableState worse(TableState left, TableState right)
{
    for (const TableState state : {TableState::Missing, TableState::Differs}) {
        if (left == state || right == state)
            return state;
    }
    return left;
}

/// The text that follows a column's type for a key or constraint that is as expected; %1 is the expected value.
constexpr std::array kKeys{
    Word{TableAspect::Table, nullptr},
    Word{TableAspect::Column, nullptr},
    Word{TableAspect::Type, nullptr},
    Word{TableAspect::Nullability, "%1"},
    Word{TableAspect::Default, nullptr},
    Word{TableAspect::PrimaryKey, QT_TRANSLATE_NOOP("budget::wording", "primary key")},
    Word{TableAspect::UniqueKey, QT_TRANSLATE_NOOP("budget::wording", "unique")},
    Word{TableAspect::ForeignKey, "→ %1"},
    Word{TableAspect::Row, nullptr},
};
static_assert(hasRowsTo(kKeys, TableAspect::Row));

QString keyText(const TableFinding &finding)
{
    return wordIn(kKeys, finding.aspect, finding.expected);
}

void addType(TableLine &line, const TableFinding &finding)
{
    const bool isType = finding.aspect == TableAspect::Type
        || (finding.aspect == TableAspect::Column && finding.state != TableState::AsExpected);
    const QString there = outsideText(finding.found.isEmpty() ? finding.expected : finding.found);
    const QString text = isType ? there : finding.state == TableState::AsExpected ? keyText(finding) : QString();
    if (!text.isEmpty())
        line.type += line.type.isEmpty() ? text : u", "_s + text;
}

void add(TableLine &line, const TableFinding &finding)
{
    const bool isFirst = line.remarks.isEmpty() && finding.state == TableState::Extra;
    line.state = isFirst ? finding.state : worse(line.state, finding.state);
    line.isUnusable = line.isUnusable || finding.cost == TableCost::Unusable;
    addType(line, finding);
    const QString difference = differenceText(finding);
    const QString cost = costSentence(finding.cost);
    if (difference.isEmpty())
        return;
    line.remarks << (cost.isEmpty() ? difference : difference + u": "_s + cost);
    const bool isSaid = finding.state == TableState::Extra
        || (finding.state == TableState::Missing
            && (finding.aspect == TableAspect::Table || finding.aspect == TableAspect::Column));
    if (!isSaid)
        line.costs << line.remarks.last();
    else if (!cost.isEmpty())
        line.costs << cost;
}

std::vector<TableLine> linesOf(const TableReport &report, const QString &table)
{
    std::vector<TableLine> lines;
    for (const TableFinding &finding : report.findings) {
        if (finding.table != table)
            continue;
        auto line = std::ranges::find(lines, finding.column, &TableLine::name);
        if (line == lines.end())
            line = lines.insert(lines.end(), TableLine{.name = finding.column});
        add(*line, finding);
    }
    return lines;
}

QString textOf(const TableLine &line)
{
    constexpr int kColumnWidth = 14;
    const QString name = u"  "_s + outsideText(line.name).leftJustified(kColumnWidth - 1) + u' ';
    const QString remarks = line.remarks.isEmpty() ? QString() : u" – "_s + line.remarks.join(u"; "_s);
    return name + stateName(line.state) + remarks;
}

/// A table differs if one of its columns does.
TableState stateOf(const std::vector<TableLine> &lines)
{
    const bool isSound = std::ranges::all_of(lines, [](const TableLine &line) {
        return line.state == TableState::AsExpected || line.state == TableState::Extra;
    });
    return isSound || lines.front().state == TableState::Missing ? lines.front().state : TableState::Differs;
}

constexpr std::array kVerdicts{
    Word{TableVerdict::Empty,
         QT_TRANSLATE_NOOP("budget::wording", "None of the three tables exists yet; they can be created.")},
    Word{TableVerdict::Incomplete,
         QT_TRANSLATE_NOOP("budget::wording", "The existing tables can be used; the missing ones can be created.")},
    Word{TableVerdict::Complete, QT_TRANSLATE_NOOP("budget::wording", "The tables are as the program expects them.")},
    Word{
        TableVerdict::Adopted,
        QT_TRANSLATE_NOOP("budget::wording",
                          "The tables differ from what the program would create, and it works with them as they are.")},
    Word{TableVerdict::Explained,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "The program cannot work with these tables and does not change them; choose another database or schema.")},
};
static_assert(hasRowsTo(kVerdicts, TableVerdict::Explained));

constexpr std::array kStates{
    Word{TableState::AsExpected, QT_TRANSLATE_NOOP("budget::wording", "as expected")},
    Word{TableState::Differs, QT_TRANSLATE_NOOP("budget::wording", "differs")},
    Word{TableState::Missing, QT_TRANSLATE_NOOP("budget::wording", "missing")},
    Word{TableState::Extra, QT_TRANSLATE_NOOP("budget::wording", "your own")},
};
static_assert(hasRowsTo(kStates, TableState::Extra));

constexpr std::array kCosts{
    Word{TableCost::None, nullptr},
    Word{TableCost::AmountsRounded,
         QT_TRANSLATE_NOOP(
             "budget::wording",
             "amounts may have fractions of a cent: each is shown rounded and marked ≈, totals use the stored values")},
    Word{TableCost::TimeNotKept, QT_TRANSLATE_NOOP("budget::wording", "the time of entry is not stored")},
    Word{TableCost::DateBeside,
         QT_TRANSLATE_NOOP("budget::wording",
                           "dates are stored in a table of the program's own, where your scripts do not see them")},
    Word{TableCost::ColorBeside,
         QT_TRANSLATE_NOOP("budget::wording", "colours are stored in a table of the program's own")},
    Word{TableCost::NameBeside,
         QT_TRANSLATE_NOOP("budget::wording",
                           "names are stored in a table of the program's own; a person without a name there is shown "
                           "by e-mail address")},
    Word{TableCost::MayBeEmpty,
         QT_TRANSLATE_NOOP("budget::wording", "the value may be missing; the field is then shown empty")},
    Word{TableCost::RowsNameless,
         QT_TRANSLATE_NOOP("budget::wording",
                           "a row may have no person or category; it is then listed without that name")},
    Word{TableCost::MayBeTwice, QT_TRANSLATE_NOOP("budget::wording", "the database does not refuse duplicates")},
    Word{TableCost::LongTextsRefused,
         QT_TRANSLATE_NOOP("budget::wording", "the column is shorter than the text that the program lets you enter")},
    Word{TableCost::LargeAmountsRefused,
         QT_TRANSLATE_NOOP("budget::wording", "the database refuses large amounts that the program lets you enter")},
    Word{TableCost::Unusable, QT_TRANSLATE_NOOP("budget::wording", "the program cannot work without it")},
    Word{TableCost::AmountLeftOut,
         QT_TRANSLATE_NOOP("budget::wording", "this row is listed as unreadable and is in no sum")},
    Word{TableCost::InNoMonth,
         QT_TRANSLATE_NOOP("budget::wording", "the date of this row is in no month that can be shown")},
    Word{
        TableCost::ParentMissing,
        QT_TRANSLATE_NOOP(
            "budget::wording",
            "the row with this id does not exist or is hidden from this user; the expense is listed without its name")},
};
static_assert(hasRowsTo(kCosts, TableCost::ParentMissing));

} // namespace

QString verdictSentence(TableVerdict verdict)
{
    return wordIn(kVerdicts, verdict);
}

QString stateName(TableState state)
{
    return wordIn(kStates, state);
}

QString differenceText(const TableFinding &finding)
{
    switch (finding.state) {
    case TableState::AsExpected:
        return {};
    case TableState::Differs:
        if (finding.aspect == TableAspect::Row)
            return Words::tr("row %1 holds %2").arg(outsideText(finding.expected), outsideText(finding.found));
        return Words::tr("%1 instead of %2").arg(outsideText(finding.found), outsideText(finding.expected));
    case TableState::Missing:
        return missingText(finding);
    case TableState::Extra:
        return outsideText(finding.found);
    }
    return {};
}

QString costSentence(TableCost cost)
{
    return wordIn(kCosts, cost);
}

std::vector<TableLine> tableTree(const TableReport &report)
{
    std::vector<TableLine> tables;
    for (const TableFinding &finding : report.findings) {
        if (!tables.empty() && tables.back().name == finding.table)
            continue;
        auto lines = linesOf(report, finding.table);
        TableLine table{.name = finding.table, .state = stateOf(lines)};
        for (TableLine &line : lines) {
            table.isUnusable = table.isUnusable || line.isUnusable;
            if (line.name.isEmpty())
                std::tie(table.remarks, table.costs) = std::tie(line.remarks, line.costs);
            else
                table.columns.push_back(std::move(line));
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

QStringList tableLines(const TableReport &report)
{
    QStringList lines;
    const auto tables = tableTree(report);
    for (const TableLine &table : tables) {
        const QString costs = table.costs.isEmpty() ? QString() : u" – "_s + table.costs.join(u"; "_s);
        lines << outsideText(table.name) + u": "_s + stateName(table.state) + costs;
        for (const TableLine &column : table.columns)
            lines << textOf(column);
    }
    return lines;
}

} // namespace budget::wording
