// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/serveraddress.h"
#include "db/connection.h"
#include "db/interrupt.h"

#include <QByteArray>

#include <chrono>
#include <memory>

using PGconn = struct pg_conn;
using PGresult = struct pg_result;

namespace budget {

/// How long a connection may wait. Deadlines are kept by our own poll(): libpq's blocking calls wait without limit
/// for a peer that acknowledges packets and never answers.
struct PostgresTimeouts
{
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds statement{30'000};
    std::chrono::milliseconds ping{5'000};
};

/// A PostgreSQL session through libpq. Parameters travel beside the statement (PQsendQueryParams), so nothing is
/// prepared on the server and a pooler in transaction mode may give each transaction another server connection.
class PostgresConnection final : public Connection
{
public:
    /// Blocks up to `timeouts.connect`, less when `interrupt` is raised (the look-up of the name cannot be ended).
    /// With a libpq older than 16, a server that has SCRAM without channel binding is asked twice.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const ServerAddress &address, InterruptPtr interrupt,
                                                                  const PostgresTimeouts &timeouts = {});
    ~PostgresConnection() override;

    [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
    [[nodiscard]] QString encryption() const override;
    [[nodiscard]] bool isClean() const override;
    [[nodiscard]] bool isStillThere() override;
    [[nodiscard]] bool ping() override;
    [[nodiscard]] Result<Rows> exec(const QString &sql, const Params &params = {}) override;
    /// A pipeline: without a BEGIN of its own, what stands before its synchronisation point is one transaction.
    [[nodiscard]] Result<std::vector<Rows>> execTogether(const std::vector<Statement> &statements) override;
    [[nodiscard]] Result<void> execScript(const QString &sql) override;

private:
    using Deadline = std::chrono::steady_clock::time_point;
    struct FreeConnection
    {
        void operator()(PGconn *connection) const;
    };
    struct FreeResult
    {
        void operator()(PGresult *result) const;
    };
    using ResultPtr = std::unique_ptr<PGresult, FreeResult>;

    PostgresConnection(InterruptPtr interrupt, const PostgresTimeouts &timeouts);
    [[nodiscard]] Result<void> connect(const ServerAddress &address);
    [[nodiscard]] Result<void> connectOnce(const ServerAddress &address, Login login, Deadline deadline);
    [[nodiscard]] Result<void> pollUntilConnected(Deadline deadline);
    [[nodiscard]] Result<void> wait(short events, Deadline deadline) const;
    [[nodiscard]] Result<void> flush(Deadline deadline);
    [[nodiscard]] Result<ResultPtr> nextResult(Deadline deadline);
    [[nodiscard]] bool send(const QString &sql, const Params &params);
    [[nodiscard]] Result<Rows> finish(std::chrono::milliseconds patience);
    [[nodiscard]] Result<std::vector<Rows>> finishPipeline(std::size_t count);
    [[nodiscard]] Result<Rows> nextAnswer(Deadline deadline);
    [[nodiscard]] Result<void> leavePipeline(Deadline deadline);
    [[nodiscard]] Failure lost() const;
    [[nodiscard]] Failure abandon(const Error &error);

    InterruptPtr m_interrupt;
    PostgresTimeouts m_timeouts;
    std::unique_ptr<PGconn, FreeConnection> m_handle;
    bool m_isAbandoned = false; ///< an answer may still be under way: the connection must not be used again
};

} // namespace budget
