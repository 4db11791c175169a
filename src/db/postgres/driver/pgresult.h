// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "db/postgres/pganswer.h"

#include <QHash>
#include <QSqlRecord>
#include <QSqlResult>

#include <memory>
#include <optional>
#include <vector>

namespace budget {

class PgDriver;
class PgSession;
struct PgStatement;

/// The answers to the statements that a QSqlQuery has executed, completely in memory: other queries may be executed
/// before all rows are read. A query with prepare() is one statement in one flight. exec(text) may contain several
/// statements in one flight, whose answers nextResult() goes through. execBatch() is one pipeline and one transaction:
/// all rows or none. record() of a query that is not forward-only asks for the names of the tables, in a flight of its
/// own.
class PgResult final : public QSqlResult
{
public:
    explicit PgResult(const PgDriver *driver);

    /// The error of the last execution, with what QSqlError cannot hold, such as the constraint.
    [[nodiscard]] const Error &failure() const { return m_failure; }
    /// The current answer; never null.
    [[nodiscard]] std::shared_ptr<PgAnswer> answer() const { return m_answer; }

protected:
    bool savePrepare(const QString &sql) override;
    bool prepare(const QString &sql) override;
    using QSqlResult::bindValue;
    /// Accepts `$3` for the third position.
    void bindValue(const QString &placeholder, const QVariant &value, QSql::ParamType type) override;
    bool exec() override;
    bool execBatch(bool arrayBind) override;
    bool reset(const QString &sql) override;

    bool fetch(int row) override;
    bool fetchFirst() override;
    bool fetchLast() override;
    bool nextResult() override;
    void detachFromResultSet() override;

    QVariant data(int column) override;
    bool isNull(int column) override;
    int size() override;
    int numRowsAffected() override;
    [[nodiscard]] QSqlRecord record() const override;
    [[nodiscard]] QVariant lastInsertId() const override;

private:
    [[nodiscard]] PgSession *session() const;
    [[nodiscard]] QHash<quint32, QString> tableNames() const;
    [[nodiscard]] PgParams params() const;
    void forget();
    bool take(Result<std::vector<PgAnswer>> answers);
    bool nextAnswer();
    [[nodiscard]] const Cell *cell(int column) const;

    QString m_sql; ///< as sent, with `$1`, `$2`, …
    std::shared_ptr<PgAnswer> m_answer;
    std::vector<PgAnswer> m_further;            ///< the answers that follow, in reverse order
    mutable std::optional<QSqlRecord> m_record; ///< of the current answer; filled by record()
    Error m_failure;
};

} // namespace budget
