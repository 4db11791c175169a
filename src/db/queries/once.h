// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operationid.h"

namespace budget::queries {

/// How a change is kept from happening twice.
struct Once
{
    OperationId operation = OperationId::create();
    bool isRecorded = true; ///< false where the ledger has no `bt_operations`: then nothing keeps it
};

} // namespace budget::queries
