// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// `app` links the database room PRIVATE: whoever else includes this header gets told at compile time.
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

/// One open connection. It is made, used and destroyed in one thread, and never handed out of it: work travels to
/// the connection. All functions block until the engine has answered, the deadline has passed or the connection's
/// Interrupt was raised; a statement whose answer was not awaited to its end fails with OutcomeUnknown.
class Connection
{
public:
    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virtual Engine engine() const = 0;
    /// TLS protocol that the connection uses; empty: none.
    [[nodiscard]] virtual QString encryption() const { return {}; }
    /// False once nothing more can come of this connection, or while a transaction is open on it.
    [[nodiscard]] virtual bool isClean() const = 0;
    /// False where the other side is known to have ended the connection while nobody used it. Costs no flight, hence
    /// true proves nothing.
    [[nodiscard]] virtual bool isStillThere() { return true; }
    /// Asks the other side, in one flight, whether it is there; waits less long for the answer than a statement does.
    [[nodiscard]] virtual bool ping() { return true; }
    /// Lets a ping ride in the flight of the next statement, where the engine has flights.
    virtual void pingWithNext() { }
    /// The ping that rode with a statement was not answered in time. The statement's outcome is as unknown as that of
    /// any other that was sent, and the connection is of no use any more.
    [[nodiscard]] virtual bool isPingUnanswered() const { return false; }
    /// A file descriptor that can be read once isStillThere() has become false; -1 where nothing can end unseen.
    [[nodiscard]] virtual int idleSocket() const { return -1; }
    /// From the sending of the latest flight to its first answer; nothing where there was none.
    [[nodiscard]] virtual std::optional<std::chrono::microseconds> lastRoundTrip() const { return {}; }

    /// Carries out one statement in one flight.
    [[nodiscard]] virtual Result<Rows> exec(const QString &sql, const Params &params = {}) = 0;
    /// Carries out statements that do not need each other's answers, in their order, in one transaction and one
    /// flight: all or nothing. Answers the rows of each. Not inside a Transaction.
    [[nodiscard]] virtual Result<std::vector<Rows>> execTogether(const std::vector<Statement> &statements) = 0;
    /// Carries out several statements without parameters, separated by ';'; triggers and functions may be among them.
    [[nodiscard]] virtual Result<void> execScript(const QString &sql) = 0;
};

} // namespace budget
