// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serveraddress.h"
#include "db/connection.h"
#include "db/interrupt.h"
#include "db/postgres/pglogin.h"
#include "db/postgres/pgwait.h"

#include <chrono>
#include <memory>

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
class PgSession final : public Connection
{
public:
    /// How long an answer is awaited after the server was asked to stop; less where the statement had less than twice
    /// that in all.
    static constexpr std::chrono::milliseconds kLastMoment{700};

    /// Blocks up to `timeouts.connect`, less when `interrupt` is raised (the look-up of the name cannot be ended).
    /// With a libpq older than 16, a server that has SCRAM without channel binding is asked twice.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const ServerAddress &address, InterruptPtr interrupt,
                                                                  const PgTimeouts &timeouts = {});
    ~PgSession() override;

    [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
    [[nodiscard]] QString encryption() const override;
    [[nodiscard]] bool isClean() const override;
    [[nodiscard]] bool isStillThere() override;
    [[nodiscard]] bool ping() override;
    /// The next statement goes into a pipeline behind an empty one whose answer is asked for at once.
    void pingWithNext() override { m_pingsWithNext = true; }
    [[nodiscard]] bool isPingUnanswered() const override { return m_isPingUnanswered; }
    [[nodiscard]] int idleSocket() const override;
    [[nodiscard]] std::optional<std::chrono::microseconds> lastRoundTrip() const override { return m_lastRoundTrip; }
    [[nodiscard]] Result<Rows> exec(const QString &sql, const Params &params = {}) override;
    /// A pipeline: without a BEGIN of its own, what stands before its synchronisation point is one transaction.
    [[nodiscard]] Result<std::vector<Rows>> execTogether(const std::vector<Statement> &statements) override;
    [[nodiscard]] Result<void> execScript(const QString &sql) override;

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
    [[nodiscard]] bool send(const QString &sql, const Params &params);
    [[nodiscard]] bool sendPing();
    [[nodiscard]] bool sendStatements(const std::vector<Statement> &statements, bool hasSettings);
    [[nodiscard]] bool isBetweenTransactions() const;
    [[nodiscard]] Result<std::vector<Rows>> execPipeline(const std::vector<Statement> &statements);
    [[nodiscard]] Result<Rows> finish(std::chrono::milliseconds patience);
    [[nodiscard]] Result<std::vector<Rows>> finishPipeline(std::size_t count, bool hasPing);
    [[nodiscard]] Result<void> awaitPing(Deadline sent);
    [[nodiscard]] Result<Rows> nextAnswer();
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
