// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QSql>
#include <QString>
#include <QStringList>

class QSqlIndex;
class QSqlRecord;

/// Answers the questions that QSqlDriver and QSqlResult ask about tables, each in one flight.
namespace budget {

class PgSession;

struct PgTableName
{
    QString schema; ///< empty: the search path decides
    QString table;
    QString given; ///< the name as the caller has spelled it
};

/// Splits `table` or `schema.table`. Each part may be in double quotes.
[[nodiscard]] PgTableName pgTableName(const QString &given);

/// The names of the tables with these OIDs, by OID.
[[nodiscard]] QHash<quint32, QString> pgTableNames(PgSession &session, const QSet<quint32> &oids);
[[nodiscard]] QStringList pgTables(PgSession &session, QSql::TableType type);
[[nodiscard]] QSqlRecord pgRecord(PgSession &session, const PgTableName &name);
[[nodiscard]] QSqlIndex pgPrimaryIndex(PgSession &session, const PgTableName &name);

} // namespace budget
