// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/secret.h"

#include <QMap>
#include <QString>

namespace budget {

/// Where a PostgreSQL ledger is and who asks for it.
struct ServerAddress
{
    QString host; ///< a name, an IPv4 or IPv6 address without brackets; lower or upper case as given
    quint16 port = 5432;
    QString database;
    QString user;
    Secret password;
    QMap<QString, QString> parameters; ///< libpq's own, from the allow-list of connectionurl.h

    /// 'database @ host', for people: no user, no secret.
    [[nodiscard]] QString place() const;
    /// Whether the host is this machine.
    [[nodiscard]] bool isLoopback() const;
    /// Whether the host is a pooled endpoint of Neon ('ep-…-pooler.…').
    [[nodiscard]] bool isPooled() const;

    bool operator==(const ServerAddress &) const = default;
};

/// What to tell libpq: every parameter that decides about security stands in it by name, so that neither its
/// defaults nor the environment have a say. TLS: absent and `require` become `verify-full` with the system's CA
/// bundle (`caBundle`), except on this machine, where an absent sslmode stays `prefer`; what a person asked
/// for beyond that is kept. The password is in it: never log it.
[[nodiscard]] QMap<QString, QString> libpqParameters(const ServerAddress &address, const QString &caBundle);

} // namespace budget
