// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/schema/preparation.h"

namespace budget {

/// As prepareLedger(), but the file of an older version, or with the course's tables alone, is first copied to a file
/// beside it, 'budget before 6.db' for 'budget.db', and the copy is compared with it row by row; `copy` is its path.
/// Without such a copy the file is not migrated: it is opened for reading, and `notMigrated` is the error of the copy.
/// The copies of earlier migrations are deleted afterwards.
[[nodiscard]] Result<Preparation> prepareWithCopy(Connection &connection, const std::vector<Migration> &steps);

/// The name of the copy that is made before the ledger in the file `path` is migrated to `version`. `number`
/// distinguishes further copies from a file that already has the name.
[[nodiscard]] QString nameOfCopyBefore(int version, const QString &path, int number = 1);

} // namespace budget
