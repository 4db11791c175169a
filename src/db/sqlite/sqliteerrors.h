// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

class QSqlError;

namespace budget {

/// Converts an error of SQLite by its extended result code. Errors about the file have Field::LedgerFile.
[[nodiscard]] Error sqliteErrorOf(const QSqlError &error);

} // namespace budget
