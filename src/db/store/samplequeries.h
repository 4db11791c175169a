// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "core/budget/sampleledger.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

namespace budget::queries {

/// Inserts the sample in one transaction of several statements and returns its person. An existing person with the same
/// e-mail address, and existing categories with the same names, are used as they are. Fails with SampleNeedsEmptyLedger
/// if an expense exists.
[[nodiscard]] Result<Person> insertSample(Connection &connection, const SampleLedger &sample, const Once &once = {},
                                          const LedgerLayout &layout = {});

} // namespace budget::queries
