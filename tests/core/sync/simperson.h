// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/undostack.h"
#include "core/sync/entering.h"
#include "core/sync/simfile.h"
#include "core/sync/simrandom.h"

#include <vector>

namespace budget::test {

using namespace Qt::StringLiterals;

/// Makes random changes that a person could make to the rows that a window shows.
class SimPerson
{
public:
    SimPerson(SimFile &file, SimRandom &random, const QDateTime &time)
        : m_file(file), m_random(random), m_time(time) { }

    /// Operations to be entered in this order: one, or several for a step that consists of several.
    std::vector<Operation> think()
    {
        const int choice = m_random.below(100);
        if (choice < 24)
            return one(OperationKind::AddExpense, {add(newExpense())});
        if (choice < 48)
            return one(OperationKind::EditExpense, {edit(any(Table::Expenses))});
        if (choice < 56)
            return one(OperationKind::DeleteExpense, {remove(any(Table::Expenses))});
        if (choice < 61)
            return one(OperationKind::AddTransfer, transfer());
        if (choice < 66)
            return one(OperationKind::AddCategory, {add(named(Table::Categories))});
        if (choice < 69)
            return one(OperationKind::AddPerson, {add(named(Table::Persons))});
        if (choice < 73)
            return one(OperationKind::EditCategory,
                       {edit(any(m_random.chance(700) ? Table::Categories : Table::Persons))});
        if (choice < 78)
            return one(OperationKind::MergeCategories,
                       merge(m_random.chance(700) ? Table::Categories : Table::Persons));
        if (choice < 82)
            return one(OperationKind::DeleteCategory, {remove(unusedParent())});
        if (choice < 86)
            return one(OperationKind::EditExpenses,
                       {edit(any(Table::Expenses)), edit(any(Table::Expenses)), edit(any(Table::Expenses))});
        if (choice < 88)
            return one(OperationKind::DeleteExpenses, {remove(any(Table::Expenses)), remove(any(Table::Expenses))});
        if (choice < 90)
            return one(OperationKind::AddExpenses, {add(newExpense()), add(newExpense()), add(newExpense())});
        const UndoStack stack(m_file.m.log);
        return reversed(choice < 97 ? stack.nextUndo() : stack.nextRedo());
    }

    RowSlot newExpense()
    {
        const auto person = any(Table::Persons);
        const auto category = any(Table::Categories);
        if (!person || !category)
            return {};
        RowValues row(Table::Expenses);
        row.set(expensefield::Person, RowReference{person->id});
        row.set(expensefield::Category, RowReference{category->id});
        for (const int field : {expensefield::Description, expensefield::Amount, expensefield::Date})
            row.set(field, value(Table::Expenses, field));
        return row;
    }

    FieldValue value(Table table, int field)
    {
        if (table != Table::Expenses)
            return QString(QLatin1StringView("nabcdefg") + QString::number(m_random.below(5)));
        switch (field) {
        case expensefield::Person:
            return RowReference{any(Table::Persons).value_or(RowKey{}).id};
        case expensefield::Category:
            return RowReference{any(Table::Categories).value_or(RowKey{}).id};
        case expensefield::Amount:
            return Money::fromMinor(m_random.below(9) + 1);
        case expensefield::Date:
            return m_random.chance(60) ? FieldValue()
                                       : FieldValue(QDate(2026, 1 + m_random.below(4), 1 + m_random.below(3)));
        default:
            return QString(u'd' + QString::number(m_random.below(9)));
        }
    }

    std::optional<RowKey> any(Table table)
    {
        std::vector<RowKey> keys;
        for (const auto &[row, values] : m_file.m.rows) {
            if (row.table == table)
                keys.push_back(row);
        }
        return keys.empty() ? std::optional<RowKey>() : m_random.pick(keys);
    }

private:
    std::vector<Operation> one(OperationKind kind, std::vector<RowChange> rows)
    {
        Operation operation{{m_random.uuid()}, kind, {}, {}, m_time};
        for (const RowChange &change : rows) {
            if ((change.before || change.after) && !change.changesNothing() && !changeOf(operation, change.row))
                operation.rows.push_back(change);
        }
        if (kind == OperationKind::AddTransfer && operation.rows.size() != 2)
            return {};
        return operation.rows.empty() ? std::vector<Operation>() : std::vector{operation};
    }

    RowChange add(const RowSlot &values)
    {
        if (!values)
            return {};
        return {{values->table(), m_file.m.nextProvisional++}, {}, values};
    }

    RowSlot named(Table table)
    {
        RowValues row(table);
        row.set(0, value(table, 0));
        if (isTaken(row, {}))
            return {};
        row.set(1, QString(u"x"_s));
        return row;
    }

    bool isTaken(const RowValues &values, RowKey but) const
    {
        return std::ranges::any_of(m_file.m.rows, [&](const auto &row) {
            return row.first.table == values.table() && row.first != but && row.second.at(0) == values.at(0);
        });
    }

    RowChange edit(std::optional<RowKey> row)
    {
        if (!row)
            return {};
        const RowValues before = *m_file.shown(*row);
        RowValues after = before;
        for (int i = 0; i < 1 + m_random.below(2); ++i) {
            const int field = m_random.below(row->table == Table::Expenses ? 5 : 2);
            after.set(field, value(row->table, field));
        }
        if (row->table != Table::Expenses && isTaken(after, *row))
            return {};
        return {*row, before, after};
    }

    RowChange remove(std::optional<RowKey> row) { return row ? RowChange{*row, m_file.shown(*row), {}} : RowChange{}; }

    std::vector<RowChange> transfer()
    {
        RowSlot source = newExpense();
        RowSlot destination = newExpense();
        if (!source || !destination)
            return {};
        const QString id = m_random.uuid().toString();
        source->set(expensefield::Transfer, id);
        destination->set(expensefield::Transfer, id);
        return {add(source), add(destination)};
    }

    static bool refersTo(const RowValues &values, RowKey parent)
    {
        return referenceIn(values, expensefield::Person) == parent
            || referenceIn(values, expensefield::Category) == parent;
    }

    std::vector<RowChange> merge(Table table)
    {
        const auto source = any(table);
        const auto target = any(table);
        if (!source || source == target)
            return {};
        std::vector<RowChange> rows;
        for (const auto &[row, values] : m_file.m.rows) {
            if (row.table != Table::Expenses || !refersTo(values, *source))
                continue;
            const auto moved = [&](RowKey parent) { return parent == *source ? target->id : parent.id; };
            rows.push_back({row, values, renumbered(values, moved)});
        }
        rows.push_back(remove(source));
        return rows;
    }

    std::optional<RowKey> unusedParent()
    {
        const auto parent = any(m_random.chance(700) ? Table::Categories : Table::Persons);
        const bool isUsed = parent && std::ranges::any_of(m_file.m.rows, [&](const auto &row) {
                                return row.first.table == Table::Expenses && refersTo(row.second, *parent);
                            });
        return isUsed ? std::nullopt : parent;
    }

    std::vector<Operation> reversed(const std::vector<const Operation *> &step)
    {
        std::vector<Operation> operations;
        for (const Operation *operation : step) {
            operations.push_back(inverse(*operation, {m_random.uuid()}));
            operations.back().time = m_time;
        }
        return operations;
    }

    SimFile &m_file;
    SimRandom &m_random;
    QDateTime m_time;
};

} // namespace budget::test
