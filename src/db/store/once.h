// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationid.h"
#include "db/connection.h"

#include <QStringList>

#include <functional>

namespace budget::queries {

/// How a change is kept from happening twice.
struct Once
{
    OperationId operation = OperationId::create();
    bool isRecorded = true; ///< false where the ledger has no `bt_operations`: then nothing keeps it
};

/// What is asked for. An operation's id stands for one request and no other.
struct Request
{
    QString useCase;
    Params values = {};
    QStringList columns = {}; ///< of the rows that answer it, as its statement returns them
};

/// A request that one statement carries out; the rows that it returns are the answer.
struct Change
{
    Request request; ///< its values are `$1`, `$2`, …
    QString sql;
    Params further = {}; ///< the parameters behind them, which may differ between two attempts: the time
    QString with = {};   ///< on PostgreSQL: what goes before `sql` as common table expressions, which may change data
};

/// Carries out `change` unless its operation is recorded, and records it with its answer: all or nothing, in one
/// flight on PostgreSQL. A recorded operation answers what it answered the first time, after one flight more. Waits up
/// to five seconds for a first attempt that is still under way, then fails with SerializationFailure.
/// A change that fails or returns no row is not recorded. Unexpected, where the operation was another request: a
/// mistake of the caller.
[[nodiscard]] Result<Rows> changeOnce(Connection &connection, const Once &once, const Change &change);

/// The same for what takes several flights: `work` runs inside a transaction.
[[nodiscard]] Result<Rows> changeOnce(Connection &connection, const Once &once, const Request &request,
                                      const std::function<Result<Rows>()> &work);

/// What stands for a request in `bt_operations`.
[[nodiscard]] QString contentOf(const Request &request);
/// The rows that an answer was recorded as, whose columns are `columns`.
[[nodiscard]] Result<Rows> recordedRows(const QString &result, const QStringList &columns);

/// An operation's id as both engines store it.
[[nodiscard]] Value toValue(OperationId operation);

} // namespace budget::queries
