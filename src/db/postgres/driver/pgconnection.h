// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/postgres/pgsession.h"
#include "db/sqlconnection.h"

#include <memory>

namespace budget {

class PgDriver;

/// A Connection to PostgreSQL through PgDriver. What QSqlDatabase has no function for goes directly to the PgSession.
class PgConnection final : public SqlConnection
{
public:
    /// As PgSession::open().
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const ServerLogin &login, InterruptPtr interrupt,
                                                                  const PgTimeouts &timeouts = {});

    [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
    [[nodiscard]] QString encryption() const override;
    [[nodiscard]] bool isClean() const override;
    [[nodiscard]] bool isStillThere() override;
    [[nodiscard]] bool ping() override;
    void pingWithNext() override;
    [[nodiscard]] bool isPingUnanswered() const override;
    [[nodiscard]] int idleSocket() const override;
    [[nodiscard]] std::optional<std::chrono::microseconds> lastRoundTrip() const override;
    [[nodiscard]] Result<std::vector<Rows>> execTogether(const std::vector<Statement> &statements) override;
    [[nodiscard]] Result<void> execScript(const QString &sql) override;

protected:
    void bind(QSqlQuery &query, const QString &sql, const Params &params) const override;
    [[nodiscard]] Result<Rows> rowsOf(QSqlQuery &query) const override;
    [[nodiscard]] Error errorOf(const QSqlQuery &query) const override;

private:
    explicit PgConnection(std::unique_ptr<PgSession> session);

    PgSession &m_session; ///< owned by the driver, which lives as long as the QSqlDatabase
};

} // namespace budget
