// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "core/budget/sampleledger.h"
#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/once.h"

namespace budget::queries {

/// Adds the sample in one transaction of several statements and answers its person. A person or category that is
/// there already is used as it is. SampleNeedsEmptyLedger where there is an expense.
[[nodiscard]] Result<Person> insertSample(Connection &connection, const SampleLedger &sample, const Once &once = {},
                                          const LedgerLayout &layout = {});

} // namespace budget::queries
