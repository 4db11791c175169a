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

/// Where a PostgreSQL ledger is and the user who logs in to it, without a secret (see ServerLogin).
struct ServerAddress
{
    /// A name, an IPv4 or IPv6 address without brackets, or the folder of a Unix socket; lower or upper case as given.
    QString host;
    quint16 port = kDefaultPort;
    QString database;
    QString user;
    QMap<QString, QString> parameters;       ///< libpq's own, of those that a connection text may decide
    std::vector<HostPort> furtherHosts = {}; ///< tried in order after `host`
    /// The schema in which the tables are, spelled as the catalogue spells it; empty where none is named, so that the
    /// server's own search_path counts. `parameters` never name one: no pooler takes a search_path at connection time.
    QString schema = {};

    /// All hosts in the order in which they are tried; empty where none is named.
    [[nodiscard]] std::vector<HostPort> hosts() const;
    void setHosts(const std::vector<HostPort> &hosts);

    /// 'database @ host', for people: no user, no secret.
    [[nodiscard]] QString place() const;
    /// Whether every host is this machine, by name, by address or by a socket.
    [[nodiscard]] bool isLoopback() const;
    /// Whether the host is a pooled endpoint of Neon ('ep-…-pooler.…').
    [[nodiscard]] bool isPooled() const;

    bool operator==(const ServerAddress &) const = default;
};

/// Whether the address says `sslrootcert=system`. libpq knows that from version 16 on; here it means the system's CA
/// bundle with every version.
[[nodiscard]] bool wantsSystemAuthorities(const ServerAddress &address);

/// The sslmode that is used: absent, `require`, `prefer` and `allow` become `verify-full`, except that on this machine
/// an absent one is `prefer` and only `require` is raised. What a person asked for beyond that is kept.
[[nodiscard]] QString sslModeFor(const ServerAddress &address);

} // namespace budget
