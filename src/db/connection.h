// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `app` links the database library PRIVATE, so a file of any other room that includes this header fails to compile.
#ifndef BUDGET_DB_IS_VISIBLE
#error "The database room is private to app: ask Ledger or Session instead"
#endif

#include "core/result.h"
#include "db/rows.h"
#include "db/value.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace budget {

enum class Engine { Sqlite, Postgres };

/// One statement with parameters `$1`, `$2`, …; the same text serves both engines.
struct Statement
{
    QString sql;
    Params params = {};
};

/// One open connection. It is created, used and destroyed in one thread and never leaves that thread: callers send
/// their work to the thread instead. A call blocks until the engine has answered. A call to a server also ends when its
/// deadline has passed or the connection's Interrupt was raised. If the answer to a statement that was sent was not
/// read to its end, the call fails with OutcomeUnknown, or with ConnectionLost if the connection broke. The statement
/// may have been executed then.
///
/// A *flight* is one network round trip. It may carry several statements. A file has no flights.
class Connection
{
public:
    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virtual Engine engine() const = 0;
    /// The TLS protocol that the connection uses; empty for none.
    [[nodiscard]] virtual QString encryption() const { return {}; }
    /// False while a transaction is open, and once the connection cannot be used any more.
    [[nodiscard]] virtual bool isClean() const = 0;
    /// False if the server is known to have ended the connection while it was idle. This function sends nothing, so
    /// true does not prove that the connection works.
    [[nodiscard]] virtual bool isStillThere() { return true; }
    /// Sends a statement that does nothing, in a flight of its own. Returns whether the server has answered it, within
    /// a deadline that is shorter than a statement's. Always true for a file.
    [[nodiscard]] virtual bool ping() { return true; }
    /// Makes the connection send a ping in front of the next statement, in the same flight. Does nothing for a file.
    virtual void pingWithNext() { }
    /// True after a ping that was sent in front of a statement was not answered in time. The outcome of that statement
    /// is unknown, and the connection cannot be used any more.
    [[nodiscard]] virtual bool isPingUnanswered() const { return false; }
    /// A file descriptor that becomes readable when the server ends the idle connection; -1 for a file.
    [[nodiscard]] virtual int idleSocket() const { return -1; }
    /// The time from sending the latest flight to the first byte of its answer; nothing if there was no flight.
    [[nodiscard]] virtual std::optional<std::chrono::microseconds> lastRoundTrip() const { return {}; }

    /// The reason why this connection accepts no changes, whatever a role's privileges are: FileReadOnly or
    /// FileDamaged.
    [[nodiscard]] virtual std::optional<ErrorKind> writeRefusal() const { return {}; }
    /// Checks that the whole file can be read, which takes as long as reading it. If the file is damaged, this fails
    /// with FileDamaged and the connection accepts no changes from then on. A connection calls this function itself
    /// before its first change to a file. Does nothing for a server.
    [[nodiscard]] virtual Result<void> checkStorage() { return {}; }
    /// Called when the connection has had no job for a moment. A connection to a file then checkpoints the write-ahead
    /// log.
    virtual void rest() { }

    /// Executes one statement in one flight.
    [[nodiscard]] virtual Result<Rows> exec(const QString &sql, const Params &params = {}) = 0;
    /// Executes the statements in their order, in one transaction and one flight: all or nothing. If all of them only
    /// read, they read the same snapshot. No statement may depend on the rows of another. Returns the rows of each
    /// statement. Must not be called inside a Transaction.
    [[nodiscard]] virtual Result<std::vector<Rows>> execTogether(const std::vector<Statement> &statements) = 0;
    /// Executes several statements without parameters, separated by ';'. Triggers and functions may be among them.
    [[nodiscard]] virtual Result<void> execScript(const QString &sql) = 0;
};

} // namespace budget
