// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/servers/serverprocess.h"

#include <QString>

namespace budget::test {

/// A database of one test's own, and the role that owns it.
struct Database
{
    QString name;
    QString role;
    QString password;
};

/// `postgresql://…@localhost:port/…?sslmode=verify-full&sslrootcert=…`, every part percent-encoded.
[[nodiscard]] QString databaseUrl(const Database &database, quint16 port, const QString &caFile);

/// Runs psql as `database`'s owner the way a person's own script would come in: TCP, SCRAM, and TLS as
/// `sslMode` says. The password is in the child's environment only. Goes on after errors that the server
/// answers unless the text says otherwise; rows come unaligned, columns split by `|`.
[[nodiscard]] ToolOutcome ownerSql(const Database &database, quint16 port, const QString &caFile,
                                   const QString &text, const QString &sslMode = QStringLiteral("verify-full"));

/// What libpq reads from the environment to get into `database`; the rest as in cleanEnvironment().
[[nodiscard]] QProcessEnvironment ownerEnvironment(const Database &database, quint16 port, const QString &caFile,
                                                   const QString &folder);

} // namespace budget::test
