// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "core/tables/tablereport.h"
#include "db/schema/catalogue.h"

#include <QStringList>

namespace budget {

/// Compares existing tables with the course's tables; the caller sets the versions of the report. On SQLite, where the
/// program has made the file itself, every difference is Unusable.
[[nodiscard]] TableReport verify(const LedgerShape &found, Engine engine);

/// The properties of usable tables (see verify()) on which the texts of statements depend.
[[nodiscard]] LedgerLayout layoutOf(const LedgerShape &found);

/// What makes the tables unusable, in the catalogue's terms ('expenses.amount: text, expected numeric(10,2)').
[[nodiscard]] QStringList differences(const TableReport &report);

} // namespace budget
