// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/rows.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace budget {

/// A parameter in PostgreSQL's text format; nothing stands for NULL.
using PgParam = std::optional<QByteArray>;
using PgParams = std::vector<PgParam>;

/// One statement for PgSession, with parameters `$1`, `$2`, ….
struct PgStatement
{
    QString sql;
    PgParams params = {};
};

/// A column of an answer as the server describes it.
struct PgColumn
{
    QString name;
    quint32 type = 0;  ///< OID in pg_type
    quint32 table = 0; ///< OID in pg_class; 0: a column of no table
    int modifier = -1; ///< length of a varchar, precision and scale of a numeric; -1: none
};

/// The whole answer to one statement.
struct PgAnswer
{
    bool hasRows = false; ///< a query's answer, even where it has no row
    std::vector<PgColumn> columns = {};
    Rows rows = {};
    QByteArray command = {}; ///< the command tag: 'INSERT 0 1'
    qint64 touched = 0;      ///< rows that the statement returned or changed, as its command tag counts them
};

} // namespace budget
