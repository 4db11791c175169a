// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/postgres/pgsession.h"

#include <QSqlDriver>
#include <QSqlError>

#include <memory>

namespace budget {

/// Converts an error for Qt. The SQLSTATE becomes nativeErrorCode().
[[nodiscard]] QSqlError sqlErrorOf(const Error &error, QSqlError::ErrorType type);

/// A Qt SQL driver for PostgreSQL over a PgSession:
/// `QSqlDatabase::addDatabase(new PgDriver(std::move(session)), name)`.
/// prepare(), bindValue() and exec() of a QSqlQuery take one flight together. Nothing is prepared on the server, so a
/// pooler in transaction mode may stand in front of it. Notifications (LISTEN) are not supported for the same reason.
/// session() offers what QSqlDatabase has no function for: pipelines, pings, deadlines.
///
/// Values of type numeric are texts unless numericalPrecisionPolicy() is changed.
class PgDriver final : public QSqlDriver
{
    Q_OBJECT

public:
    /// The driver is open from the beginning if `session` is given.
    explicit PgDriver(std::unique_ptr<PgSession> session = {}, QObject *parent = nullptr);
    ~PgDriver() override;
    Q_DISABLE_COPY_MOVE(PgDriver)

    /// Null while the driver is closed.
    [[nodiscard]] PgSession *session() const { return m_session.get(); }

    /// False also after the session was lost.
    [[nodiscard]] bool isOpen() const override;
    /// `options` is `key=value;…` with libpq's keywords. Fails on a keyword that a connection string may not set
    /// either.
    bool open(const QString &database, const QString &user, const QString &password, const QString &host, int port,
              const QString &options) override;
    void close() override;
    [[nodiscard]] QSqlResult *createResult() const override;
    [[nodiscard]] bool hasFeature(DriverFeature feature) const override;

    bool beginTransaction() override;
    bool commitTransaction() override;
    bool rollbackTransaction() override;

    /// A table that the search path does not find is named with its schema.
    [[nodiscard]] QStringList tables(QSql::TableType type) const override;
    [[nodiscard]] QSqlRecord record(const QString &table) const override;
    [[nodiscard]] QSqlIndex primaryIndex(const QString &table) const override;
    [[nodiscard]] QString formatValue(const QSqlField &field, bool trimStrings = false) const override;
    [[nodiscard]] QString escapeIdentifier(const QString &identifier, IdentifierType type) const override;
    [[nodiscard]] int maximumIdentifierLength(IdentifierType type) const override;

private:
    bool control(const QString &statement, const QByteArray &expected);
    bool refuseToOpen(const Error &error);

    std::unique_ptr<PgSession> m_session;
};

} // namespace budget
