// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationid.h"
#include "db/connection.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace budget::queries {

/// How a change is protected from being applied twice.
struct Once
{
    OperationId operation = OperationId::create();
    bool isRecorded = true; ///< false if the ledger has no `bt_operations`: then the change may be applied twice
};

/// The request of a change: the name of its function and the values that the person entered. An operation's id stands
/// for one request only.
struct Request
{
    QString useCase;
    Params values = {};
    QStringList columns = {}; ///< names of the columns that the statement returns, in their order
};

/// A request that one statement applies. The rows that the statement returns are the answer.
struct Change
{
    Request request; ///< the request's values are `$1`, `$2`, …, unless the statement has parameters of its own
    QString sql;
    Params further = {}; ///< parameters after the values; may differ between two attempts, such as the time
    QString with = {};   ///< PostgreSQL: common table expressions in front of `sql`, which may change data
    /// The statement's own parameters in place of the request's values. PostgreSQL refuses a statement with a parameter
    /// that its text does not mention.
    std::optional<Params> params = {};
    /// PostgreSQL: a statement in front of `sql`, in the same transaction and flight. It may lock rows.
    std::optional<Statement> first = {};
};

/// Applies `change`, unless its operation is recorded, and records the operation with its answer: all or nothing, in
/// one flight on PostgreSQL. For a recorded operation, returns the first answer, which takes one more flight. Waits for
/// up to five seconds for a first attempt that is still open, then fails with SerializationFailure (FileInUse on
/// SQLite).
///
/// A change that fails or returns no row is not recorded. Fails with Unexpected if the operation's id was used for
/// another request, which is a programming mistake.
[[nodiscard]] Result<Rows> changeOnce(Connection &connection, const Once &once, const Change &change);

/// As above, for a change that takes several flights. `work` runs inside a transaction.
[[nodiscard]] Result<Rows> changeOnce(Connection &connection, const Once &once, const Request &request,
                                      const std::function<Result<Rows>()> &work);

/// The digest of a request that `bt_operations` stores.
[[nodiscard]] QString contentOf(const Request &request);
/// The rows in a recorded answer, with `columns` as their names.
[[nodiscard]] Result<Rows> recordedRows(const QString &result, const QStringList &columns);

/// An operation's id as a parameter, stored alike by both engines.
[[nodiscard]] Value toValue(OperationId operation);

} // namespace budget::queries
