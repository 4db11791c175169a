// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/changes/changesof.h"

#include "db/changes/serverchanges.h"
#include "db/local/localchanges.h"

namespace budget {

std::unique_ptr<LedgerChanges> changesOf(Connection &connection, const ChangeTerms &terms, OperationId operation,
                                         PersonId person)
{
    if (terms.hasLog)
        return std::make_unique<LocalChanges>(connection, operation, person);
    return std::make_unique<ServerChanges>(connection, queries::Once{operation, terms.recordsOperations}, terms.layout);
}

} // namespace budget
