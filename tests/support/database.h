// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/serverprocess.h"

#include <QString>

namespace budget::test {

/// A database of one test, and the role that owns it.
struct Database
{
    QString name;
    QString role;
    QString password;
};

/// `postgresql://…@localhost:port/…?sslmode=verify-full&sslrootcert=…`, with every part percent-encoded.
[[nodiscard]] QString databaseUrl(const Database &database, quint16 port, const QString &caFile);

/// Runs psql as `database`'s owner over TCP, with SCRAM and with TLS as `sslMode` says, like a person's own script. The
/// password is only in the child's environment. psql continues after errors of the server, unless the text says
/// otherwise. The output is unaligned, with `|` between columns.
[[nodiscard]] ToolOutcome ownerSql(const Database &database, quint16 port, const QString &caFile,
                                   const QString &text, const QString &sslMode = QStringLiteral("verify-full"));

/// cleanEnvironment() and the variables with which libpq connects to `database`.
[[nodiscard]] QProcessEnvironment ownerEnvironment(const Database &database, quint16 port, const QString &caFile,
                                                   const QString &folder);

} // namespace budget::test
