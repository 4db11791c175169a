// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/secret.h"

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

/// Where a PostgreSQL ledger is and who asks for it.
struct ServerAddress
{
    /// A name, an IPv4 or IPv6 address without brackets, or the folder of a Unix socket; lower or upper case as given.
    QString host;
    quint16 port = kDefaultPort;
    QString database;
    QString user;
    Secret password;
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

/// How a server may ask for the password. The order is that of strictness.
enum class Login {
    AnyMethod, ///< also in clear text: there is none to lose, or this machine or the person settled for that
    Scram,     ///< never the password itself nor its MD5: the server has to know it too
    BoundScram ///< and the proof holds for this TLS session alone (channel binding)
};

/// What the address calls for: Scram over verified TLS, BoundScram where it says channel_binding=require, AnyMethod
/// where it says `disable` there, has no password, or does not ask for a verified server.
[[nodiscard]] Login loginFor(const ServerAddress &address);

/// What to tell libpq: every parameter that decides about security stands in it by name, so that neither its
/// defaults nor the environment have a say. Certificates are checked against the system's CA bundle (`caBundle`)
/// unless the address names another. Of `login`, libpq 15 can hold to BoundScram alone. The password is in it: never
/// log it.
[[nodiscard]] QMap<QString, QString> libpqParameters(const ServerAddress &address, const QString &caBundle,
                                                     Login login = Login::AnyMethod);

/// The parameters in libpq's key='value' form, quoted so that no character of a value ends it.
[[nodiscard]] QString conninfoOf(const QMap<QString, QString> &parameters);

} // namespace budget
