// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/reversing.h"
#include "db/local/entrylog.h"
#include "db/local/localchanges.h"
#include "db/local/rowtable.h"
#include "db/local/steps.h"
#include "db/local/trash.h"
#include "db/transaction.h"

#include <map>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

Params valuesOf(const std::vector<RowKey> &rows)
{
    Params all;
    for (const RowKey &row : rows)
        all.insert(all.end(), {Value(QString(nameOf(row.table))), Value(row.id)});
    return all;
}

/// Reverses operations one after the other, each on the rows as the reversals before it leave them.
class Reversal
{
public:
    explicit Reversal(const LedgerFile &file) : m_file(file) { }

    /// A row that cannot be set back keeps what the step left as its `before`, so that enter() reports it.
    [[nodiscard]] Operation of(const Operation &operation, const Authorship &by)
    {
        Operation reversed = inverseBy(operation, by);
        for (RowChange &change : reversed.rows) {
            const auto known = m_rows.find(change.row);
            const RowSlot now = known == m_rows.end() ? m_file.shown(change.row) : known->second;
            change = reversalOn(now, change).value_or(change);
            m_rows.insert_or_assign(change.row, change.after);
        }
        return reversed;
    }

private:
    const LedgerFile &m_file;
    std::map<RowKey, RowSlot> m_rows;
};

} // namespace

Result<RowSlot> LocalChanges::readRow(RowKey row)
{
    return rowtable::read(m_connection, row);
}

Result<UndoState> LocalChanges::undoState()
{
    return readUndoState(m_connection);
}

Result<std::vector<RowKey>> LocalChanges::reverse(const QString &useCase, const UndoStep &step, bool isRedo)
{
    Params values;
    for (const OperationId id : step.operations)
        values.push_back(queries::toValue(id));
    const auto make = [&](LedgerFile &file) -> Result<Operations> {
        return operationsOfStep(m_connection, step, isRedo).map([&](const Operations &done) {
            Reversal reversal(file);
            Operations reversed;
            for (const Operation &operation : done) {
                Authorship by = author(operation.person);
                by.id = idOf(reversed.size());
                by.batch = done.size() > 1 ? m_operation.value : QUuid();
                reversed.push_back(reversal.of(operation, by));
            }
            return reversed;
        });
    };
    return change({useCase, values}, make).map(keysOf);
}

Result<std::vector<RowKey>> LocalChanges::undo(const UndoStep &step)
{
    return reverse(u"undo"_s, step, false);
}

Result<std::vector<RowKey>> LocalChanges::redo(const UndoStep &step)
{
    return reverse(u"redo"_s, step, true);
}

Result<UndoState> LocalChanges::skip(const UndoStep &step)
{
    return inTransaction(m_connection, [&] { return skipStep(m_connection, step); }).and_then([&] {
        return undoState();
    });
}

Result<std::vector<RowDifference>> LocalChanges::obstacles(const UndoStep &step)
{
    return readObstacles(m_connection, step);
}

Result<std::vector<TrashedRow>> LocalChanges::listTrash()
{
    return readTrash(m_connection, m_now);
}

Result<std::vector<RowKey>> LocalChanges::restoreDeleted(const std::vector<RowKey> &rows)
{
    return change({u"restoreDeleted"_s, valuesOf(rows)},
                  [&](LedgerFile &file) -> Result<Operations> {
                      return readTrash(m_connection, m_now)
                          .and_then([&](const std::vector<TrashedRow> &trash) {
                              return restorationOf(m_connection, file, trash, rows);
                          })
                          .and_then([&](const std::vector<RowChange> &restored) {
                              return asNextUndo(m_connection, inPieces(restorationKind(restored), restored, {}));
                          });
                  })
        .map(keysOf);
}

Result<std::vector<RowStep>> LocalChanges::history(RowKey row)
{
    return readHistory(m_connection, row);
}

} // namespace budget
