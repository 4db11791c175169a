// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/result.h"
#include "db/interrupt.h"
#include "db/postgres/pganswer.h"
#include "db/postgres/pgexchange.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace budget {

/// How long a connection may wait. PgExchange keeps these deadlines with poll(), because libpq's blocking calls wait
/// without limit for a server that acknowledges packets but never answers.
struct PgTimeouts
{
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds statement{30'000}; ///< includes the time for the answer to a cancel request
    std::chrono::milliseconds ping{5'000};
};

/// A PostgreSQL session through libpq. Parameters are sent with the statement (PQsendQueryParams()). Nothing is
/// prepared on the server, so a pooler in transaction mode may give each transaction another server connection.
///
/// When a job is cancelled, or shortly before a statement's time runs out, the session sends a cancel request. The
/// statement fails with Cancelled or StatementTimeout if the server confirms the cancellation (nothing was done
/// then), and with OutcomeUnknown if the server does not answer within kLastMoment. A statement that the server has
/// finished all the same returns its rows.
///
/// An answer that does not fit its statement is AnswerMalformed; an answer of more than kMostBytes or kMostRows is
/// AnswerTooLarge. Either ends the session, because the server's further answers are not trusted.
///
/// A session is created, used and destroyed in one thread. All functions that send a statement block until the server
/// has answered, the deadline has passed or the interrupt was raised.
class PgSession final : private PgExchange
{
public:
    using PgExchange::kLastMoment;
    using PgExchange::kMostBytes;

    /// Blocks for up to `timeouts.connect`, less if `interrupt` is raised. With a libpq before version 16, a server
    /// that offers SCRAM without channel binding sees two attempts to log in.
    [[nodiscard]] static Result<std::unique_ptr<PgSession>> open(const ServerLogin &login, InterruptPtr interrupt,
                                                                 const PgTimeouts &timeouts = {});
    ~PgSession();
    PgSession(const PgSession &) = delete;
    PgSession &operator=(const PgSession &) = delete;

    /// The TLS protocol that the session uses; empty for none.
    [[nodiscard]] QString encryption() const;
    /// The server's version as a number, such as 150004 for 15.4.
    [[nodiscard]] int serverVersion() const;
    /// The process id for cancel requests, as the server or the pooler in front of it has sent it.
    [[nodiscard]] int backendPid() const;
    /// False while a transaction is open, and once the session cannot be used any more.
    [[nodiscard]] bool isClean() const;
    /// True from BEGIN to the end of the transaction, also after one of its statements has failed.
    [[nodiscard]] bool isInTransaction() const;
    /// True once the session cannot be used any more: the connection was lost, or an answer was not read to its end.
    [[nodiscard]] bool isLost() const;
    /// From now on, every answer is compared with the text of its statement (brokenPromise()). For the statements of
    /// this program only, because PgPromise may misread others.
    void holdToPromises() { m_holdsToPromises = true; }
    /// From now on, every transaction begins with this statement, in the same flight as its first own statement. The
    /// answer to `settings` is not returned. For transactionSettings().
    void beginTransactionsWith(const QString &settings) { m_settings = settings; }
    /// False if the server has ended the idle session. Sends nothing.
    [[nodiscard]] bool isStillThere();
    [[nodiscard]] bool ping();
    /// Sends the next statement in a pipeline behind an empty statement, whose answer is requested at once.
    void pingWithNext() { m_pingsWithNext = true; }
    [[nodiscard]] bool isPingUnanswered() const { return m_isPingUnanswered; }
    /// The socket. It becomes readable when the server ends the idle session.
    [[nodiscard]] int idleSocket() const;
    [[nodiscard]] std::optional<std::chrono::microseconds> lastRoundTrip() const { return m_lastRoundTrip; }

    /// Executes one statement in one flight.
    [[nodiscard]] Result<PgAnswer> exec(const QString &sql, const PgParams &params = {});
    /// Executes the statements as a pipeline, in one flight. Unless they contain a BEGIN, they are one transaction,
    /// which ends at the synchronisation point. Returns the answer of each statement, or the first error.
    [[nodiscard]] Result<std::vector<PgAnswer>> execTogether(const std::vector<PgStatement> &statements);
    /// Executes any number of statements without parameters, which the server separates (simple query protocol), in one
    /// flight. Unless they contain a BEGIN, they are one transaction. Returns the answer of each statement, or the
    /// first error.
    [[nodiscard]] Result<std::vector<PgAnswer>> execScript(const QString &sql);

private:
    PgSession(PgConnectionPtr handle, InterruptPtr interrupt, const PgTimeouts &timeouts);

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] bool send(const QString &sql, const PgParams &params);
    [[nodiscard]] bool sendPing();
    [[nodiscard]] bool needsSettings() const;
    [[nodiscard]] Result<std::vector<PgAnswer>> execPipeline(const std::vector<PgStatement> &statements);
    [[nodiscard]] Result<std::vector<PgAnswer>> sendPipeline(const std::vector<PgStatement> &statements);
    [[nodiscard]] Result<std::vector<PgAnswer>> finish(std::chrono::milliseconds patience, const QString &sql = {});
    [[nodiscard]] Result<std::vector<PgAnswer>> finishPipeline(const std::vector<PgStatement> &statements,
                                                               bool hasPing);
    [[nodiscard]] Result<void> awaitPing(Deadline sent);
    [[nodiscard]] Result<PgAnswer> nextAnswer(const QString &sql);
    [[nodiscard]] Result<PgAnswer> answerTo(const QString &sql, PGresult *result) const;
    [[nodiscard]] Result<void> leavePipeline();

    [[nodiscard]] Result<void> pingNow();
    [[nodiscard]] Failure told(const Error &error);
    [[nodiscard]] Failure abandon(const Error &error);

    PgTimeouts m_timeouts;
    QString m_settings; ///< the statement that begins every transaction; empty for none
    bool m_holdsToPromises = false;
    bool m_pingsWithNext = false;
    bool m_isPingUnanswered = false;
    bool m_isAbandoned = false; ///< an answer may still arrive: the connection must not be used again
};

} // namespace budget
