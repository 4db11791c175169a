// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/logentry.h"
#include "db/connection.h"

#include <QStringList>

#include <vector>

namespace budget {

/// The table `bt_log` of a file. write() runs inside the caller's transaction.
namespace entrylog {

/// Reads entries in the order in which they were entered. `condition` is SQL over the columns of `bt_log l`.
[[nodiscard]] Result<std::vector<LogEntry>> read(Connection &connection, const QString &condition,
                                                 const Params &params = {});

/// As read(), but the operations have no rows: only ids, kind, batch, reverses, fate, isOwn and isSkipped are filled
/// in.
[[nodiscard]] Result<std::vector<LogEntry>> readHeads(Connection &connection, const QString &condition);

/// The entries that changed the row.
[[nodiscard]] Result<std::vector<LogEntry>> readOf(Connection &connection, RowKey row);

/// Replaces the entry with the same operation id, or appends it. `request` is stored with a new entry.
[[nodiscard]] Result<void> write(Connection &connection, const LogEntry &entry, const QString &request);

/// The digest of the request for which the operation was entered; nothing if the operation is not in the log.
[[nodiscard]] Result<std::optional<QString>> requestOf(Connection &connection, OperationId operation);

/// Deletes the entries that are older than the days in `bt_meta`, but none that waits to be sent or decided, in one
/// transaction. Returns how many.
[[nodiscard]] Result<qint64> prune(Connection &connection, const QDateTime &now);

[[nodiscard]] QString textOf(const QUuid &id);

/// SQL condition: the entry waits to be sent or decided. The partial index of `bt_log` has the same condition.
inline const QString kIsUnsent = QStringLiteral("fate IN ('waiting', 'in_conflict', 'refused')");

} // namespace entrylog

} // namespace budget
