// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "db/remote/remoterows.h"

#include <QStringList>

#include <vector>

namespace budget::remote {

/// What a statement needs besides the rows of one table.
struct ChangeContext
{
    bool hasInserters = false; ///< rows or references may have ids that earlier operations gave them
    bool makesPersons = false; ///< the operation inserts persons without an id
    bool makesCategories = false;
};

/// The common table expressions that apply the rows of one table of an operation. They use `known` (ids that recorded
/// operations gave to rows: `tab`, `key`, `id`), if the ledger records operations, and `state` (`verdict`). All of them
/// see the tables as they were before the statement. Names end in the table's name:
///
/// - `given_`: the rows of the operation: `ord`, `does`, `key` (as in the operation), `id` (the server's, if known),
///   `b0` … (before) and `a0` … (after).
/// - `now_`: the stored rows with these ids, as rowsOf() returns them.
/// - `made_`: the ids of rows that were inserted without one: `key`, `id`.
/// - `written_`: the rows as they are stored after an insertion or update: `ord`, `does`, `key`, `id`, `f0` ….
class TableChange
{
public:
    TableChange(Table table, const Operation &operation, const RemoteLedger &ledger, const ChangeContext &context);

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] const QString &tableName() const { return m_tableName; }
    [[nodiscard]] bool makesRows() const { return m_makesRows; }
    /// `given_` and `now_`. Appends the parameters.
    [[nodiscard]] QStringList reading(Params &params) const;
    /// SQL condition: a row is not as the operation's `before` says.
    [[nodiscard]] QString isOff() const;
    /// All other expressions.
    [[nodiscard]] QStringList writing() const;
    /// Queries with `tab`, `month`, `n` (number of rows) and `h` (hash): the rows that the change adds to parts, and
    /// with negative numbers those that it removes.
    [[nodiscard]] QString moves() const;
    /// Queries with `tab`, `key`, `id`, `is_there`, `f0` …: for a verdict that needs all rows, those that are stored;
    /// for an operation that was applied, those that are stored with other values.
    [[nodiscard]] QString storedRows() const;
    [[nodiscard]] QString otherRows() const;
    /// A statement that locks the rows that the operation changes. `inserters`: the operations in which ids may be
    /// found, as an array. No text if no row has to be locked.
    [[nodiscard]] Statement lock(const Value &inserters) const;

private:
    [[nodiscard]] QString name(const char *prefix) const;
    [[nodiscard]] int fields() const { return int(fieldsOf(m_table).size()); }
    [[nodiscard]] QString isSame(int field, const QString &left, const QString &right) const;
    [[nodiscard]] QString valueOf(int field) const;
    [[nodiscard]] QString source() const;
    [[nodiscard]] QString returning(bool isDeletion = false) const;
    [[nodiscard]] QStringList insertion() const;
    [[nodiscard]] QString restoration() const;
    [[nodiscard]] QString update() const;
    [[nodiscard]] QString written() const;
    [[nodiscard]] QStringList besides() const;
    [[nodiscard]] QString links() const;

    Table m_table;
    QString m_tableName;
    RemoteLedger m_ledger;
    ChangeContext m_context;
    std::vector<RowChange> m_rows;
    std::vector<int> m_changed; ///< fields that an update changes in any row
    bool m_makesRows = false;
    bool m_restoresRows = false;
    bool m_updatesRows = false;
    bool m_deletesRows = false;
};

} // namespace budget::remote
