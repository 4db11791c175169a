// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/merge.h"
#include "core/sync/localledger.h"

#include <map>
#include <optional>
#include <vector>

namespace budget {

/// One row of a conflict, as it is shown to the person who decides.
struct CardRow
{
    RowKey row;
    RowSlot before; ///< the row as the person saw it when the operation was entered
    RowSlot yours;
    RowSlot theirs;
    std::vector<FieldOrigin> fields; ///< empty where one of the three rows is missing
    std::optional<Conflict> conflict;
};

/// The data of a conflict that a person needs for a decision; the window shows it as a card.
struct ConflictCard
{
    OperationId operation;
    OperationKind kind = OperationKind::Unknown;
    std::vector<CardRow> rows = {};
};

/// The card of an operation in conflict; nothing if it is in no conflict.
[[nodiscard]] std::optional<ConflictCard> cardOf(LocalLedger &ledger, OperationId operation);

struct Decision
{
    ConflictCard card; ///< as it was shown: a decision about other values is not carried out
    Choice choice = Choice::Mine;
    std::map<RowKey, RowValues> edited = {}; ///< for Choice::Edit: new values of rows that the operation keeps
};

enum class DecisionResult {
    Done,
    Outdated,   ///< the rows or the conflict have changed since the card was shown: show it again
    NotOffered, ///< the conflict does not offer this choice
    Busy,       ///< the operation, or one that builds on it, was sent and is not answered yet
};

struct DecisionOutcome
{
    DecisionResult result = DecisionResult::Done;
    std::vector<OperationId> withdrawn =
        {}; ///< this operation or others that built on it, where nothing of them remains
};

/// Carries out a decision. The operation then waits to be sent again, rebased onto the rows that the card showed;
/// operations that build on it are rebased after it, and may be in conflict then.
[[nodiscard]] DecisionOutcome decide(LocalLedger &ledger, const Decision &decision);

/// Withdraws an operation, and the later operations that build on a row which it inserts.
[[nodiscard]] DecisionOutcome withdraw(LocalLedger &ledger, OperationId operation);

/// Makes a refused operation wait to be sent again. Returns false if it is not refused.
[[nodiscard]] bool retry(LocalLedger &ledger, OperationId operation);

} // namespace budget
