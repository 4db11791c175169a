// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/schema/verification.h"

#include "db/perengine.h"
#include "db/schema/coursetables.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using course::kExpenses;

QString nullability(bool isNullable)
{
    return isNullable ? u"null"_s : u"not null"_s;
}

QLatin1StringView typeOf(const course::Column &expected, Engine engine)
{
    return PerEngine(expected.sqliteType, expected.postgresType).of(engine);
}

/// The longest text that fits into a text type; nothing if `type` is no text type.
std::optional<int> roomOf(const QString &type)
{
    static const QRegularExpression limited(u"^character varying\\((\\d+)\\)$"_s);
    if (type == u"text"_s || type == u"character varying"_s)
        return std::numeric_limits<int>::max();
    const auto match = limited.match(type);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

TableCost costOfText(const QString &found, int needed)
{
    const auto room = roomOf(found);
    if (!room)
        return TableCost::Unusable;
    return *room < needed ? TableCost::LongTextsRefused : TableCost::None;
}

/// Whole cents must fit. A type with more decimals is read rounded to cents.
TableCost costOfAmount(const QString &found)
{
    static const QRegularExpression decimal(u"^numeric\\((\\d+),(\\d+)\\)$"_s);
    if (found == u"double precision"_s || found == u"numeric"_s)
        return TableCost::AmountsRounded;
    const auto match = decimal.match(found);
    const int scale = match.captured(2).toInt();
    if (!match.hasMatch() || scale < 2)
        return TableCost::Unusable;
    if (match.captured(1).toInt() - scale < 8)
        return TableCost::LargeAmountsRefused;
    return scale > 2 ? TableCost::AmountsRounded : TableCost::None;
}

TableCost costOfType(const course::Column &expected, const QString &found, Engine engine)
{
    if (found == typeOf(expected, engine))
        return TableCost::None;
    if (!isServer(engine))
        return TableCost::Unusable;
    if (expected.name == u"amount"_s)
        return costOfAmount(found);
    const auto needed = roomOf(expected.postgresType);
    return needed ? costOfText(found, *needed) : TableCost::Unusable;
}

/// A column that is NOT NULL in the ledger and nullable in the course's table costs nothing: the program fills it in
/// each row.
TableCost costOfNull(const course::Column &expected, bool isNullable)
{
    if (expected.isNullable || !isNullable)
        return TableCost::None;
    return expected.name.endsWith("_id"_L1) ? TableCost::RowsNameless : TableCost::MayBeEmpty;
}

TableState stateOf(const QString &found, QLatin1StringView expected)
{
    if (found.isEmpty())
        return TableState::Missing;
    return found == expected ? TableState::AsExpected : TableState::Differs;
}

class Comparison
{
public:
    Comparison(const LedgerShape &found, Engine engine) : m_found(found), m_engine(engine)
    {
        for (const QLatin1StringView table : course::kTables)
            compareTable(table);
        for (auto name = found.occupied.cbegin(); name != found.occupied.cend(); ++name)
            addOccupied(name.key(), name.value());
    }

    [[nodiscard]] TableReport report() const { return {verdict(), m_findings}; }

private:
    void add(const TableFinding &finding) { m_findings.push_back(finding); }

    void compareTable(QLatin1StringView name)
    {
        const auto table = m_found.constFind(name);
        if (table == m_found.cend()) {
            const bool isNeeded = name != kExpenses && m_found.contains(kExpenses);
            add({.table = name,
                 .state = TableState::Missing,
                 .cost = isNeeded ? TableCost::Unusable : TableCost::None});
            return;
        }
        if (!table->kind.isEmpty())
            return addOccupied(name, table->kind);
        add({.table = name});
        for (const course::Column &column : course::kColumns) {
            if (column.table == name)
                compareColumn(column, *table);
        }
        compareKeys(name, *table);
        if (name == kExpenses)
            compareForeignKeys(*table);
        addOwnColumns(name, *table);
    }

    /// Another object has the name of a table, so that the table cannot be created.
    void addOccupied(const QString &name, const QString &found)
    {
        add({.table = name,
             .state = TableState::Differs,
             .expected = u"table"_s,
             .found = found,
             .cost = TableCost::Unusable});
    }

    void compareColumn(const course::Column &expected, const TableShape &table)
    {
        TableFinding finding{.table = expected.table,
                             .column = expected.name,
                             .aspect = TableAspect::Column,
                             .expected = typeOf(expected, m_engine)};
        const auto column = table.columns.constFind(expected.name);
        if (column == table.columns.cend()) {
            finding.state = TableState::Missing;
            finding.cost = isServer(m_engine) ? expected.withoutIt : TableCost::Unusable;
            add(finding);
            return;
        }
        finding.aspect = TableAspect::Type;
        finding.found = column->type;
        finding.cost = costOfType(expected, column->type, m_engine);
        finding.state = finding.found == finding.expected ? TableState::AsExpected : TableState::Differs;
        add(finding);
        compareNull(expected, *column);
        if (expected.name == u"id"_s)
            addKey(expected.table, u"id"_s, TableAspect::Default, column->hasDefault, TableCost::Unusable);
    }

    void compareNull(const course::Column &expected, const ColumnShape &column)
    {
        const bool isSame = column.isNullable == expected.isNullable;
        add({.table = expected.table,
             .column = expected.name,
             .aspect = TableAspect::Nullability,
             .state = isSame ? TableState::AsExpected : TableState::Differs,
             .expected = nullability(expected.isNullable),
             .found = nullability(column.isNullable),
             .cost = costOfNull(expected, column.isNullable)});
    }

    void compareKeys(QLatin1StringView name, const TableShape &table)
    {
        addKey(name, u"id"_s, TableAspect::PrimaryKey, table.primaryKey == u"id"_s, TableCost::MayBeTwice);
        const QLatin1StringView unique = course::uniqueColumn(name);
        if (!unique.isEmpty())
            addKey(name, unique, TableAspect::UniqueKey, table.uniqueKeys.contains(unique), TableCost::MayBeTwice);
    }

    void compareForeignKeys(const TableShape &table)
    {
        for (const course::ForeignKey &key : course::kForeignKeys) {
            const QString found = table.foreignKeys.value(key.column);
            const TableState state = stateOf(found, key.target);
            add({.table = kExpenses,
                 .column = key.column,
                 .aspect = TableAspect::ForeignKey,
                 .state = state,
                 .expected = key.target,
                 .found = found,
                 .cost = state == TableState::AsExpected ? TableCost::None : TableCost::RowsNameless});
        }
    }

    void addKey(QLatin1StringView table, const QString &column, TableAspect aspect, bool isThere, TableCost withoutIt)
    {
        add({.table = table,
             .column = column,
             .aspect = aspect,
             .state = isThere ? TableState::AsExpected : TableState::Missing,
             .cost = isThere ? TableCost::None : withoutIt});
    }

    /// A person's own column that is NOT NULL without a default makes the table unusable: the program does not fill the
    /// column.
    void addOwnColumns(QLatin1StringView name, const TableShape &table)
    {
        for (auto column = table.columns.cbegin(); column != table.columns.cend(); ++column) {
            const bool isContracted = std::ranges::any_of(course::kColumns, [&](const course::Column &c) {
                return c.table == name && c.name == column.key();
            });
            const bool mustBeGiven = !column->isNullable && !column->hasDefault;
            if (!isContracted) {
                add({.table = name,
                     .column = column.key(),
                     .aspect = TableAspect::Column,
                     .state = TableState::Extra,
                     .found = column->type + (mustBeGiven ? u" not null without a default"_s : QString()),
                     .cost = mustBeGiven ? TableCost::Unusable : TableCost::None});
            }
        }
    }

    [[nodiscard]] TableVerdict verdict() const
    {
        const auto isSound = [](const TableFinding &f) {
            return f.state == TableState::AsExpected || f.state == TableState::Extra;
        };
        if (std::ranges::find(m_findings, TableCost::Unusable, &TableFinding::cost) != m_findings.end())
            return TableVerdict::Explained;
        if (m_found.isEmpty())
            return TableVerdict::Empty;
        if (m_found.size() < qsizetype(course::kTables.size()))
            return TableVerdict::Incomplete;
        return std::ranges::all_of(m_findings, isSound) ? TableVerdict::Complete : TableVerdict::Adopted;
    }

    const LedgerShape &m_found;
    Engine m_engine;
    std::vector<TableFinding> m_findings;
};

} // namespace

TableReport verify(const LedgerShape &found, Engine engine)
{
    return Comparison(found, engine).report();
}

LedgerLayout layoutOf(const LedgerShape &found)
{
    const auto has = [&found](QLatin1StringView table, const QString &column) {
        return found.value(table).columns.contains(column);
    };
    const QString amount = found.value(kExpenses).columns.value(u"amount"_s).type;
    LedgerLayout layout;
    layout.isAmountExact = amount == u"integer"_s || (amount.startsWith(u"numeric("_s) && amount.endsWith(u",2)"_s));
    layout.hasDate = has(kExpenses, u"date"_s);
    layout.hasExpenseTime = has(kExpenses, u"created_at"_s);
    layout.hasColor = has(course::kCategories, u"color"_s);
    layout.hasPersonName = has(course::kUsers, u"name"_s);
    layout.hasPersonTime = has(course::kUsers, u"created_at"_s);
    return layout;
}

QStringList differences(const TableReport &report)
{
    QStringList all;
    for (const TableFinding &finding : report.findings) {
        if (finding.cost != TableCost::Unusable)
            continue;
        const QString place = finding.table + (finding.column.isEmpty() ? QString() : u'.' + finding.column);
        const QString expected = finding.expected.isEmpty() ? QString() : u", expected "_s + finding.expected;
        all << place + u": "_s + (finding.state == TableState::Missing ? u"missing"_s : finding.found + expected);
    }
    return all;
}

} // namespace budget
