// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/schema/inspection.h"

#include <QStringList>

namespace budget {

/// What keeps a ledger's tables from being the course's, in the catalogue's words ('expenses.amount: double
/// precision, expected numeric(10,2)'); empty where they can be used as they are. Columns of a person's own are
/// welcome where a row can be written without them. A table that is missing is named.
[[nodiscard]] QStringList differences(const LedgerShape &found, Engine engine);

} // namespace budget
