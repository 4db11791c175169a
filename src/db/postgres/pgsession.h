// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serveraddress.h"
#include "core/result.h"
#include "db/interrupt.h"
#include "db/postgres/pganswer.h"
#include "db/postgres/pglogin.h"
#include "db/postgres/pgwait.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

using PGresult = struct pg_result;

namespace budget {

/// How long a connection may wait. Deadlines are kept by our own poll(): libpq's blocking calls wait without limit
/// for a peer that acknowledges packets and never answers.
struct PgTimeouts
{
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds statement{30'000}; ///< with the last moment that a stopped one has to say so
    std::chrono::milliseconds ping{5'000};
};

/// A PostgreSQL session through libpq. Parameters travel beside the statement (PQsendQueryParams), so nothing is
/// prepared on the server and a pooler in transaction mode may give each transaction another server connection.
///
/// A statement that is cancelled, or whose time has nearly run out, is stopped at the server: Cancelled or
/// StatementTimeout where the server says that it did (nothing of it was done then), OutcomeUnknown where it says
/// nothing within kLastMoment, and its rows where it was done all the same.
///
/// Every transaction begins with transactionSettings(), in the flight of its first statement.
///
/// It is made, used and destroyed in one thread. All functions block until the server has answered, the deadline has
/// passed or the interrupt was raised.
class PgSession final
{
public:
    /// How long an answer is awaited after the server was asked to stop; less where the statement had less than twice
    /// that in all.
    static constexpr std::chrono::milliseconds kLastMoment{700};

    /// Blocks up to `timeouts.connect`, less when `interrupt` is raised (the look-up of the name cannot be ended).
    /// With a libpq older than 16, a server that has SCRAM without channel binding is asked twice.
    [[nodiscard]] static Result<std::unique_ptr<PgSession>> open(const ServerAddress &address, InterruptPtr interrupt,
                                                                 const PgTimeouts &timeouts = {});
    ~PgSession();
    PgSession(const PgSession &) = delete;
    PgSession &operator=(const PgSession &) = delete;

    /// TLS protocol that the session uses; empty: none.
    [[nodiscard]] QString encryption() const;
    /// The server's version as a number: 150004 is 15.4.
    [[nodiscard]] int serverVersion() const;
    /// The process id that the server, or the pooler before it, gave the session for cancel requests.
    [[nodiscard]] int backendPid() const;
    /// False once the session cannot be used any more, or while a transaction is open in it.
    [[nodiscard]] bool isClean() const;
    /// True between BEGIN and its end, also where a statement of the transaction has failed.
    [[nodiscard]] bool isInTransaction() const;
    /// Once the session cannot be used any more: the connection was lost, or an answer was not read to its end.
    [[nodiscard]] bool isLost() const;
    /// Sees, without a flight, whether the server has ended the session while it was idle.
    [[nodiscard]] bool isStillThere();
    [[nodiscard]] bool ping();
    /// The next statement goes into a pipeline behind an empty one whose answer is asked for at once.
    void pingWithNext() { m_pingsWithNext = true; }
    [[nodiscard]] bool isPingUnanswered() const { return m_isPingUnanswered; }
    /// The socket, which can be read once the server has ended the idle session.
    [[nodiscard]] int idleSocket() const;
    [[nodiscard]] std::optional<std::chrono::microseconds> lastRoundTrip() const { return m_lastRoundTrip; }

    /// One statement in one flight.
    [[nodiscard]] Result<PgAnswer> exec(const QString &sql, const PgParams &params = {});
    /// A pipeline in one flight: without a BEGIN of its own, what stands before its synchronisation point is one
    /// transaction. The answer of each statement, or the first error.
    [[nodiscard]] Result<std::vector<PgAnswer>> execTogether(const std::vector<PgStatement> &statements);
    /// Any number of statements without parameters, split by the server (simple query protocol), in one flight and,
    /// without a BEGIN of its own, one transaction. The answer of each statement, or the first error.
    [[nodiscard]] Result<std::vector<PgAnswer>> execScript(const QString &sql);

private:
    /// Why the server was asked to stop the statement under way.
    enum class Stop { None, Cancelled, Late };
    struct FreeResult
    {
        void operator()(PGresult *result) const;
    };
    using ResultPtr = std::unique_ptr<PGresult, FreeResult>;

    PgSession(PgConnectionPtr handle, InterruptPtr interrupt, const PgTimeouts &timeouts, const QString &schema);

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] bool send(const QString &sql, const PgParams &params);
    [[nodiscard]] bool sendPing();
    [[nodiscard]] bool sendStatements(const std::vector<PgStatement> &statements, bool hasSettings);
    [[nodiscard]] Result<std::vector<PgAnswer>> execPipeline(const std::vector<PgStatement> &statements);
    [[nodiscard]] Result<std::vector<PgAnswer>> finish(std::chrono::milliseconds patience);
    [[nodiscard]] Result<std::vector<PgAnswer>> finishPipeline(std::size_t count, bool hasPing);
    [[nodiscard]] Result<void> awaitPing(Deadline sent);
    [[nodiscard]] Result<PgAnswer> nextAnswer();
    [[nodiscard]] Result<void> leavePipeline();

    void allow(Deadline start, std::chrono::milliseconds patience);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<ResultPtr> nextResult();
    [[nodiscard]] Result<void> await(short events);
    void stop(Stop why);
    [[nodiscard]] Failure told(const Error &error);
    [[nodiscard]] Failure lost() const;
    [[nodiscard]] Failure abandon(const Error &error);

    InterruptPtr m_interrupt;
    PgTimeouts m_timeouts;
    PgConnectionPtr m_handle;
    Deadline m_stopAt;   ///< when the server is asked to stop the statement under way
    Deadline m_giveUpAt; ///< when its answer is not awaited any longer
    Stop m_stop = Stop::None;
    bool m_isPinging = false;
    bool m_pingsWithNext = false;
    bool m_isPingUnanswered = false;
    bool m_isAbandoned = false;  ///< an answer may still be under way: the connection must not be used again
    bool m_mayBeStopped = false; ///< a wish to stop may still be under way, and would hit the next statement
    QString m_settings;          ///< what every transaction begins with
    std::optional<Deadline> m_sentAt;
    std::optional<std::chrono::microseconds> m_lastRoundTrip;
};

} // namespace budget
