// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

class QSqlError;

namespace budget {

/// What an error of SQLite means, by its extended result code; all that concern the file have Field::LedgerFile.
[[nodiscard]] Error sqliteErrorOf(const QSqlError &error);

} // namespace budget
