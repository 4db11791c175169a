// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <vector>

namespace budget {

inline constexpr quint16 kDefaultPort = 5432;

struct HostPort
{
    QString host;
    quint16 port = kDefaultPort;

    bool operator==(const HostPort &) const = default;
};

/// The address of a PostgreSQL ledger and the user that logs in, without the password (see ServerLogin).
struct ServerAddress
{
    /// A host name, an IPv4 or IPv6 address without brackets, or the directory of a Unix socket; upper and lower case
    /// are kept.
    QString host;
    quint16 port = kDefaultPort;
    QString database;
    QString user;
    QMap<QString, QString> parameters;       ///< libpq parameters, only those with ParameterUse::PassedOn
    std::vector<HostPort> furtherHosts = {}; ///< tried in this order after `host`
    /// The schema of the tables, spelled as in the catalogue. Empty where the connection string names none; the
    /// server's search_path then decides. `parameters` never contains a search_path, because poolers reject it as a
    /// start-up parameter.
    QString schema = {};

    /// All hosts in the order in which they are tried; empty where no host is set.
    [[nodiscard]] std::vector<HostPort> hosts() const;
    void setHosts(const std::vector<HostPort> &hosts);

    /// 'database @ host', to be shown to people. Contains neither user nor password.
    [[nodiscard]] QString place() const;
    /// Whether every host is certainly this computer (see isThisMachine()).
    [[nodiscard]] bool isLoopback() const;
    /// Whether the host is a pooled endpoint of Neon ('ep-…-pooler.…').
    [[nodiscard]] bool isPooled() const;

    bool operator==(const ServerAddress &) const = default;
};

/// Whether the address has `sslrootcert=system`. libpq supports this value from version 16 on; this program uses the
/// system's CA bundle for it with every libpq version.
[[nodiscard]] bool wantsSystemAuthorities(const ServerAddress &address);

/// The sslmode that is passed to libpq. A missing mode, `require`, `prefer` and `allow` become `verify-full`. On a
/// loopback address a missing mode becomes `prefer`, `require` becomes `verify-full`, and every other mode is kept.
/// `disable` and `verify-ca` are always kept, except together with `sslrootcert=system`, which requires `verify-full`.
[[nodiscard]] QString sslModeFor(const ServerAddress &address);

} // namespace budget
