// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/postgres/pgsession.h"

#include <QSqlDriver>
#include <QSqlError>

#include <memory>

namespace budget {

/// An error for Qt: the SQLSTATE is its nativeErrorCode().
[[nodiscard]] QSqlError sqlErrorOf(const Error &error, QSqlError::ErrorType type);

/// PostgreSQL for QSqlDatabase, over a PgSession: `QSqlDatabase::addDatabase(new PgDriver(std::move(session)), name)`.
/// prepare(), bindValue() and exec() of a QSqlQuery are one flight and nothing is prepared on the server, so that a
/// pooler in transaction mode may stand before it. Notifications (LISTEN) are not offered for the same reason.
/// What QSqlDatabase has no function for (pipeline, ping, deadlines) is found at session().
///
/// Numbers of type numeric are texts unless numericalPrecisionPolicy() is set to something else.
class PgDriver final : public QSqlDriver
{
    Q_OBJECT

public:
    /// A driver that is open where it is given a session.
    explicit PgDriver(std::unique_ptr<PgSession> session = {}, QObject *parent = nullptr);
    ~PgDriver() override;
    Q_DISABLE_COPY_MOVE(PgDriver)

    /// Null while the driver is closed.
    [[nodiscard]] PgSession *session() const { return m_session.get(); }

    /// False also once the session was lost.
    [[nodiscard]] bool isOpen() const override;
    /// `options` are libpq's, `key=value;…`, of those that a connection string may decide; another one fails.
    bool open(const QString &database, const QString &user, const QString &password, const QString &host, int port,
              const QString &options) override;
    void close() override;
    [[nodiscard]] QSqlResult *createResult() const override;
    [[nodiscard]] bool hasFeature(DriverFeature feature) const override;

    bool beginTransaction() override;
    bool commitTransaction() override;
    bool rollbackTransaction() override;

    /// Tables that the search path does not find have their schema before their name.
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
