// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/pushing.h"
#include "db/remote/remoterows.h"

#include <vector>

namespace budget::remote {

/// The statements with which a transaction begins that applies operations.
[[nodiscard]] std::vector<Statement> beforeApplying();

/// The statements that apply one operation, if it is not recorded yet, everything that it builds on is recorded, and
/// its rows are as it saw them. The last one returns the rows for verdictIn(). `flight` marks the record of an
/// operation that is applied.
///
/// All of this is decided in one statement, which changes nothing unless all conditions hold. The statements before it
/// lock the operation and its rows, so that nobody changes them in between.
[[nodiscard]] std::vector<Statement> applying(const PushRequest &request, const RemoteLedger &ledger,
                                              const QString &flight);

/// The verdict, without Verdict::parts.
[[nodiscard]] Result<Verdict> verdictIn(const Rows &answer, OperationId operation);

} // namespace budget::remote
