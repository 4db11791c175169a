// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/trashedrow.h"
#include "db/connection.h"
#include "db/local/ledgerfile.h"

namespace budget {

/// The rows that were deleted through the program and do not exist now, the latest first. Deletions that are older than
/// the days in `bt_meta` are left out.
[[nodiscard]] Result<std::vector<TrashedRow>> readTrash(Connection &connection, const QDateTime &now);

/// The insertions that restore `rows` and the categories and persons that they need, in the order of insertion; none
/// for a row that exists. A needed row that is not in the trash is restored as the log knows it, or else gets a name
/// made from its id. Fails with NotFound if one of `rows` is not in the trash.
[[nodiscard]] Result<std::vector<RowChange>> restorationOf(Connection &connection, const LedgerFile &file,
                                                           const std::vector<TrashedRow> &trash,
                                                           const std::vector<RowKey> &rows);
[[nodiscard]] OperationKind restorationKind(const std::vector<RowChange> &rows);

/// The values that a row had when it was deleted through the program; nothing if its last change was another one.
[[nodiscard]] Result<RowSlot> lastValues(Connection &connection, RowKey row);

} // namespace budget
