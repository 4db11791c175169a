// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/rawledger.h"

#include <QString>

namespace budget::wording {

/// Which line of a CSV ledger cannot be read and why, in one sentence.
[[nodiscard]] QString faultSentence(const RawLedgerFault &fault);

} // namespace budget::wording
