// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/ledgerlayout.h"
#include "db/connection.h"
#include "db/store/ledgerchanges.h"

#include <memory>

namespace budget {

/// The properties of an open ledger that decide how it is changed.
struct ChangeTerms
{
    bool recordsOperations = false; ///< a request that is sent again is carried out once
    bool hasLog = false;            ///< a file with a log of all operations
    LedgerLayout layout = {};

    bool operator==(const ChangeTerms &) const = default;
};

/// The changes of one request to the ledger, made by `person`. Must not outlive `connection`.
[[nodiscard]] std::unique_ptr<LedgerChanges> changesOf(Connection &connection, const ChangeTerms &terms,
                                                       OperationId operation, PersonId person = {});

} // namespace budget
