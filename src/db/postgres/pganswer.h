// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/rows.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace budget {

/// A parameter in PostgreSQL's text format; nothing for NULL.
using PgParam = std::optional<QByteArray>;
using PgParams = std::vector<PgParam>;

/// One statement for PgSession, with parameters `$1`, `$2`, ….
struct PgStatement
{
    QString sql;
    PgParams params = {};
};

/// A column of a result set, as the server describes it.
struct PgColumn
{
    QString name;
    quint32 type = 0;  ///< OID in pg_type
    quint32 table = 0; ///< OID in pg_class; 0 if the column belongs to no table
    int modifier = -1; ///< length of a varchar, precision and scale of a numeric; -1 for none
};

/// The complete answer to one statement.
struct PgAnswer
{
    bool hasRows = false; ///< true if the statement is a query, also if its result set is empty
    std::vector<PgColumn> columns = {};
    Rows rows = {};
    QByteArray command = {}; ///< the command tag, such as 'INSERT 0 1'
    qint64 touched = 0;      ///< number of rows that the statement returned or changed, from the command tag
};

} // namespace budget
