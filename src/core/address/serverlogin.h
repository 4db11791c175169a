// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/secret.h"
#include "core/address/serveraddress.h"

#include <QMap>
#include <QString>

namespace budget {

/// A server's address together with the password of its user: what a connection is opened with. It exists in memory
/// only; what is stored or shown is the address.
struct ServerLogin
{
    ServerAddress address;
    Secret password = {};

    bool operator==(const ServerLogin &) const = default;
};

/// How a server may ask for the password. The order is that of strictness.
enum class LoginMethod {
    Any,       ///< also in clear text: there is none to lose, or the server is on this machine, or the person said so
    Scram,     ///< never the password itself nor its MD5: the server has to know it too
    BoundScram ///< and the proof holds for this TLS session alone (channel binding)
};

/// What the login calls for: Scram over verified TLS, BoundScram where the address says channel_binding=require, Any
/// where it says `disable` there or does not ask for a verified server, and where there is no password.
[[nodiscard]] LoginMethod methodFor(const ServerLogin &login);

/// What to tell libpq: every parameter that decides about security stands in it by name, so that neither its
/// defaults nor the environment have a say. Certificates are checked against the system's CA bundle (`caBundle`)
/// unless the address names another. Of the methods, libpq 15 can only be told BoundScram. The password is in it:
/// never log it.
[[nodiscard]] QMap<QString, QString> libpqParameters(const ServerLogin &login, const QString &caBundle,
                                                     LoginMethod method = LoginMethod::Any);

/// The parameters in libpq's key='value' form, quoted so that no character of a value ends it.
[[nodiscard]] QString conninfoOf(const QMap<QString, QString> &parameters);

} // namespace budget
