// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlconnection.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QUuid>

namespace budget {

SqlConnection::SqlConnection() : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{ }

SqlConnection::~SqlConnection()
{
    removeDatabase();
}

QSqlDatabase SqlConnection::addDatabase(const QString &driver)
{
    return QSqlDatabase::addDatabase(driver, m_name);
}

QSqlDatabase SqlConnection::addDatabase(QSqlDriver *driver)
{
    return QSqlDatabase::addDatabase(driver, m_name);
}

QSqlDatabase SqlConnection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

void SqlConnection::removeDatabase()
{
    if (!QSqlDatabase::contains(m_name))
        return;
    database().close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<Rows> SqlConnection::exec(const QString &sql, const Params &params)
{
    const QSqlDatabase database = this->database();
    if (!database.isOpen())
        return failure(ErrorKind::ConnectionLost);
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return tl::make_unexpected(errorOf(query));
    bind(query, sql, params);
    if (!query.exec())
        return tl::make_unexpected(errorOf(query));
    return rowsOf(query);
}

} // namespace budget
