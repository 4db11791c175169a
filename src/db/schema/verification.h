// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "core/tables/tablereport.h"
#include "db/schema/catalogue.h"

#include <QStringList>

namespace budget {

/// Compares what is there with the course's tables; versions are left to the caller. On SQLite, whose files the
/// program made itself, everything that differs is Unusable.
[[nodiscard]] TableReport verify(const LedgerShape &found, Engine engine);

/// What statements have to know of tables that verify() found usable.
[[nodiscard]] LedgerLayout layoutOf(const LedgerShape &found);

/// What makes the tables unusable, in the catalogue's words ('expenses.amount: text, expected numeric(10,2)').
[[nodiscard]] QStringList differences(const TableReport &report);

} // namespace budget
