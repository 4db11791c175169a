// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QString>

class QSqlDatabase;
class QSqlDriver;
class QSqlQuery;

namespace budget {

/// A Connection over a QSqlDatabase of its own, whose name no other connection has. One class for each engine derives
/// from it, with what differs: how parameters are bound, rows are read and errors are told, and what the engine's
/// driver can do beyond QSqlDatabase.
class SqlConnection : public Connection
{
public:
    ~SqlConnection() override;

    [[nodiscard]] Result<Rows> exec(const QString &sql, const Params &params = {}) final;

protected:
    SqlConnection();

    /// Adds the database to Qt's registry: by a driver that comes with Qt, or by one of ours, which it takes over.
    QSqlDatabase addDatabase(const QString &driver);
    QSqlDatabase addDatabase(QSqlDriver *driver);
    [[nodiscard]] QSqlDatabase database() const;
    /// Closes the database and removes it from Qt's registry.
    void removeDatabase();

    virtual void bind(QSqlQuery &query, const QString &sql, const Params &params) const = 0;
    [[nodiscard]] virtual Result<Rows> rowsOf(QSqlQuery &query) const = 0;
    [[nodiscard]] virtual Error errorOf(const QSqlQuery &query) const = 0;

private:
    QString m_name; ///< in Qt's registry
};

} // namespace budget
