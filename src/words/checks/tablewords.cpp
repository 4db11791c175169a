// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checks/tablewords.h"

#include "words/words.h"

#include <algorithm>
#include <tuple>

namespace budget::wording {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(TableAspect aspect)
{
    switch (aspect) {
    case TableAspect::Table:
        return Words::tr("the table");
    case TableAspect::Column:
        return Words::tr("the column");
    case TableAspect::Type:
        return Words::tr("the type");
    case TableAspect::Nullability:
        return Words::tr("whether it may be null");
    case TableAspect::Default:
        return Words::tr("the default value");
    case TableAspect::PrimaryKey:
        return Words::tr("the primary key");
    case TableAspect::UniqueKey:
        return Words::tr("the unique key");
    case TableAspect::ForeignKey:
        return Words::tr("the foreign key");
    case TableAspect::Row:
        return Words::tr("a row");
    }
    return {};
}

QString missingText(const TableFinding &finding)
{
    return finding.expected.isEmpty() ? Words::tr("%1 is missing").arg(nameOf(finding.aspect))
                                      : Words::tr("%1 (%2) is missing").arg(nameOf(finding.aspect), finding.expected);
}

TableState worse(TableState left, TableState right)
{
    const auto rank = [](TableState state) {
        return state == TableState::AsExpected || state == TableState::Extra ? 0 : 1 + static_cast<int>(state);
    };
    return rank(right) > rank(left) ? right : left;
}

/// A key that is as expected, in a word or two, behind the column's type.
QString keyText(const TableFinding &finding)
{
    switch (finding.aspect) {
    case TableAspect::PrimaryKey:
        return Words::tr("primary key");
    case TableAspect::UniqueKey:
        return Words::tr("unique");
    case TableAspect::ForeignKey:
        return u"→ "_s + finding.expected;
    case TableAspect::Nullability:
        return finding.expected;
    case TableAspect::Table:
    case TableAspect::Column:
    case TableAspect::Type:
    case TableAspect::Default:
    case TableAspect::Row:
        break;
    }
    return {};
}

void addType(TableLine &line, const TableFinding &finding)
{
    const bool isType = finding.aspect == TableAspect::Type
        || (finding.aspect == TableAspect::Column && finding.state != TableState::AsExpected);
    const QString there = finding.found.isEmpty() ? finding.expected : finding.found;
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
    const QString name = u"  "_s + line.name.leftJustified(kColumnWidth);
    const QString remarks = line.remarks.isEmpty() ? QString() : u" – "_s + line.remarks.join(u"; "_s);
    return name + stateName(line.state) + remarks;
}

/// A table differs where one of its columns does.
TableState stateOf(const std::vector<TableLine> &lines)
{
    const bool isSound = std::ranges::all_of(lines, [](const TableLine &line) {
        return line.state == TableState::AsExpected || line.state == TableState::Extra;
    });
    return isSound || lines.front().state == TableState::Missing ? lines.front().state : TableState::Differs;
}

} // namespace

QString verdictSentence(TableVerdict verdict)
{
    switch (verdict) {
    case TableVerdict::Empty:
        return Words::tr("None of the three tables is there; they can be created.");
    case TableVerdict::Incomplete:
        return Words::tr("What is there can be used, and the missing tables can be created beside it.");
    case TableVerdict::Complete:
        return Words::tr("The tables are as the program expects them.");
    case TableVerdict::Adopted:
        return Words::tr("The tables differ from what the program would create, and it works with them as they are.");
    case TableVerdict::Explained:
        return Words::tr("The program cannot work with these tables and does not touch them; choose another database "
                         "or schema.");
    }
    return {};
}

QString stateName(TableState state)
{
    switch (state) {
    case TableState::AsExpected:
        return Words::tr("as expected");
    case TableState::Differs:
        return Words::tr("differs");
    case TableState::Missing:
        return Words::tr("missing");
    case TableState::Extra:
        return Words::tr("your own");
    }
    return {};
}

QString differenceText(const TableFinding &finding)
{
    switch (finding.state) {
    case TableState::AsExpected:
        return {};
    case TableState::Differs:
        if (finding.aspect == TableAspect::Row)
            return Words::tr("row %1 holds %2").arg(finding.expected, finding.found);
        return Words::tr("%1 instead of %2").arg(finding.found, finding.expected);
    case TableState::Missing:
        return missingText(finding);
    case TableState::Extra:
        return finding.found;
    }
    return {};
}

QString costSentence(TableCost cost)
{
    switch (cost) {
    case TableCost::None:
        return {};
    case TableCost::AmountsRounded:
        return Words::tr("amounts may hold parts of a cent: each is shown rounded and marked ≈, sums are of what "
                         "is stored");
    case TableCost::TimeNotKept:
        return Words::tr("when a row was entered is not stored");
    case TableCost::DateBeside:
        return Words::tr("dates are kept in a table of the program's own, where your scripts do not see them");
    case TableCost::ColorBeside:
        return Words::tr("colours are kept in a table of the program's own");
    case TableCost::NameBeside:
        return Words::tr("names are kept in a table of the program's own; who has none there is shown by the address");
    case TableCost::MayBeEmpty:
        return Words::tr("a row may lack it, and is shown with nothing there");
    case TableCost::RowsNameless:
        return Words::tr("a row may belong to nobody or to nothing, and is listed without that name");
    case TableCost::MayBeTwice:
        return Words::tr("the database does not refuse the same one twice");
    case TableCost::LongTextsRefused:
        return Words::tr("less fits in than the program lets people enter");
    case TableCost::Unusable:
        return Words::tr("the program cannot do without");
    case TableCost::AmountLeftOut:
        return Words::tr("this row is listed as unreadable and is in no sum");
    case TableCost::InNoMonth:
        return Words::tr("this row is in no month that can be shown");
    case TableCost::ParentMissing:
        return Words::tr("no row of this id is there, or it is hidden from this user; the expense is listed without "
                         "that name");
    }
    return {};
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
        lines << table.name + u": "_s + stateName(table.state);
        for (const TableLine &column : table.columns)
            lines << textOf(column);
    }
    return lines;
}

} // namespace budget::wording
