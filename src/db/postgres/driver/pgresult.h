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

/// The answers to what a QSqlQuery executed, read into memory whole: a query may be left half read, and others may be
/// executed meanwhile. One with placeholders or prepare() is a single statement in a single flight; exec(text) may be
/// several statements in one flight, whose answers nextResult() walks through. execBatch() is one pipeline, which is
/// one transaction: all rows or none. record() of a query that is not forward only asks for the names of the tables, in
/// a flight of its own.
class PgResult final : public QSqlResult
{
public:
    explicit PgResult(const PgDriver *driver);

    /// Why the last execution failed: what QSqlError has no place for, such as the constraint.
    [[nodiscard]] const Error &failure() const { return m_failure; }
    /// The current answer; never null.
    [[nodiscard]] std::shared_ptr<PgAnswer> answer() const { return m_answer; }

protected:
    bool savePrepare(const QString &sql) override;
    bool prepare(const QString &sql) override;
    using QSqlResult::bindValue;
    /// `$3` is the third position.
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

    QString m_sql; ///< as it is sent, with `$1`, `$2`, …
    std::shared_ptr<PgAnswer> m_answer;
    std::vector<PgAnswer> m_further;            ///< of the statements that follow, the next one last
    mutable std::optional<QSqlRecord> m_record; ///< of the current answer, once somebody asked
    Error m_failure;
};

} // namespace budget
