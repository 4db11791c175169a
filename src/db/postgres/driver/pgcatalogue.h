// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QSql>
#include <QString>
#include <QStringList>

class QSqlIndex;
class QSqlRecord;

/// What QSqlDriver and QSqlResult answer about tables, each in one flight.
namespace budget {

class PgSession;

struct PgTableName
{
    QString schema; ///< empty: the one in which the search path finds the table
    QString table;
    QString given; ///< as it was given
};

/// `table`, `schema.table`, each part with or without double quotes.
[[nodiscard]] PgTableName pgTableName(const QString &given);

/// The names of the tables with these OIDs.
[[nodiscard]] QHash<quint32, QString> pgTableNames(PgSession &session, const QSet<quint32> &oids);
[[nodiscard]] QStringList pgTables(PgSession &session, QSql::TableType type);
[[nodiscard]] QSqlRecord pgRecord(PgSession &session, const PgTableName &name);
[[nodiscard]] QSqlIndex pgPrimaryIndex(PgSession &session, const PgTableName &name);

} // namespace budget
