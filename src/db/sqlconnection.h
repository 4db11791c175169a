// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QString>

class QSqlDatabase;
class QSqlDriver;
class QSqlQuery;

namespace budget {

/// A Connection over a QSqlDatabase. Each connection has a QSqlDatabase of its own, under a name that no other
/// connection uses. The subclass for each engine binds parameters, reads rows and errors, and adds what the engine can
/// do beyond QSqlDatabase.
class SqlConnection : public Connection
{
public:
    ~SqlConnection() override;

    [[nodiscard]] Result<Rows> exec(const QString &sql, const Params &params = {}) override;

protected:
    SqlConnection();

    /// Adds the database to Qt's registry, with one of Qt's drivers by name or with a driver of ours, whose ownership
    /// passes to Qt.
    QSqlDatabase addDatabase(const QString &driver);
    QSqlDatabase addDatabase(QSqlDriver *driver);
    [[nodiscard]] QSqlDatabase database() const;
    /// Closes the database and removes it from Qt's registry.
    void removeDatabase();

    virtual void bind(QSqlQuery &query, const QString &sql, const Params &params) const = 0;
    [[nodiscard]] virtual Result<Rows> rowsOf(QSqlQuery &query) const = 0;
    [[nodiscard]] virtual Error errorOf(const QSqlQuery &query) const = 0;

private:
    QString m_name; ///< the name in Qt's registry
};

} // namespace budget
