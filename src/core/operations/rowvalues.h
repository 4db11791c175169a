// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/money.h"
#include "core/budget/person.h"
#include "core/operations/tablefields.h"

#include <QDate>
#include <QList>
#include <QString>

#include <compare>
#include <optional>
#include <variant>

namespace budget {

/// The first provisional id. A row that is entered on this computer gets an id from here upwards, until the server has
/// given it an id; no server's sequence reaches such ids. The local file keeps the provisional id as the row's key even
/// after that, so that nothing that refers to the row has to change; only requests to the server and its answers are
/// translated.
inline constexpr qint64 kFirstProvisionalId = qint64(1) << 62;

[[nodiscard]] constexpr bool isProvisional(qint64 id)
{
    return id >= kFirstProvisionalId;
}

/// Identifies a row of any table.
struct RowKey
{
    Table table = Table::Expenses;
    qint64 id = 0;

    auto operator<=>(const RowKey &) const = default;
};

/// The id of a row in another table.
struct RowReference
{
    qint64 id = 0;
    bool operator==(const RowReference &) const = default;
};

/// A stored value that the field's type cannot hold, as the database prints it, such as an amount of NaN.
struct StoredText
{
    QString text;
    bool operator==(const StoredText &) const = default;
};

/// std::monostate is NULL.
using FieldValue = std::variant<std::monostate, QString, Money, QDate, RowReference, StoredText>;

/// The values of one row in the order of fieldsOf(). Copying is cheap.
class RowValues
{
public:
    explicit RowValues(Table table) : m_table(table), m_values(qsizetype(fieldsOf(table).size())) { }

    [[nodiscard]] Table table() const { return m_table; }
    [[nodiscard]] int size() const { return int(m_values.size()); }
    [[nodiscard]] const FieldValue &at(int field) const { return m_values.at(field); }
    void set(int field, const FieldValue &value) { m_values[field] = value; }
    bool operator==(const RowValues &) const = default;

private:
    Table m_table;
    QList<FieldValue> m_values;
};

/// A row, or nothing where the table has no row of that key.
using RowSlot = std::optional<RowValues>;

/// The row that a field refers to; nothing for NULL and for a field of another type.
[[nodiscard]] std::optional<RowKey> referenceIn(const RowValues &row, int field);
/// The text of a field; empty where it holds no text.
[[nodiscard]] QString textIn(const RowValues &row, int field);

[[nodiscard]] RowValues rowOf(const Expense &expense, const QString &transfer = {});
[[nodiscard]] RowValues rowOf(const Category &category);
[[nodiscard]] RowValues rowOf(const Person &person, const QString &createdAt = {});
/// The row as windows show it: a text field with a StoredText shows that text.
[[nodiscard]] Expense expenseOf(qint64 id, const RowValues &row);
[[nodiscard]] Category categoryOf(qint64 id, const RowValues &row);
[[nodiscard]] Person personOf(qint64 id, const RowValues &row);

} // namespace budget
