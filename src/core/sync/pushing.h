// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/settlement.h"
#include "core/sync/localledger.h"
#include "core/sync/outbox.h"

#include <utility>
#include <vector>

namespace budget {

/// An operation as it is sent, with the server's ids where they are known.
struct PushRequest
{
    Operation operation;
    /// Operations that have to be recorded on the server first. If one is not, the server skips this one.
    std::vector<OperationId> after = {};
    /// The rows whose ids are still provisional, with the operation that inserts each. The server finds the id in that
    /// operation's recorded answer.
    std::vector<std::pair<RowKey, OperationId>> insertedBy = {};
};

/// What the server did with one operation.
enum class VerdictKind {
    Applied,  ///< it was applied now, and its id was recorded
    Repeated, ///< it was applied by an earlier request, whose answer is returned again
    Mismatch, ///< not applied: rows are not as its `before` says
    Conflict, ///< not applied: a constraint forbids it, for the reason in Verdict::conflict
    Refused,  ///< not applied: an error that is not a conflict, such as a missing privilege
    Skipped,  ///< not applied: an operation that has to precede it is not recorded
};

/// The digests of a part in the snapshot of an operation's transaction: before it, and with its changes.
struct PartChange
{
    LedgerPart part;
    QByteArray before;
    QByteArray after;
};

struct Verdict
{
    OperationId operation;
    VerdictKind kind = VerdictKind::Skipped;
    std::vector<std::pair<RowKey, qint64>> ids = {}; ///< Applied, Repeated: provisional keys with the server's ids
    std::vector<PartChange> parts = {};              ///< Applied: all parts that the operation changed
    /// Mismatch: all rows of the operation. Applied: rows that the server stored with other values. Repeated: all rows
    /// of the operation, as they are now. Keys, ids and references are the server's.
    std::vector<std::pair<RowKey, RowSlot>> rows = {};
    Conflict conflict = {}; ///< with the server's ids
    Error error = {};       ///< Refused
};

struct PushAnswer
{
    std::vector<Verdict> verdicts; ///< in the order of the request; shorter if the connection was lost
    std::vector<FetchedPart> fetched =
        {}; ///< touched parts as they are after the last operation, if the server sent them
};

/// Marks the operations as sent and returns what to send. The transaction has to be committed before anything is sent.
[[nodiscard]] std::vector<PushRequest> takeForPush(LocalLedger &ledger, const std::vector<PushItem> &items);

/// Stores the answers of one request, in one transaction: acknowledged operations leave the outbox, their rows become
/// the server's, and the others are rebased. An operation without a verdict stays sent, and is sent again.
void takeAnswer(LocalLedger &ledger, const PushAnswer &answer);

/// For a server that records no operations: stores whether an operation was applied whose answer was lost.
void takeSettlement(LocalLedger &ledger, OperationId operation, const Settlement &settlement);

} // namespace budget
