// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/secret.h"
#include "core/address/serveraddress.h"

#include <QMap>
#include <QString>

namespace budget {

/// The address of a server and the password of its user: everything that is needed to open a connection. Exists in
/// memory only; only the address is stored or shown.
struct ServerLogin
{
    ServerAddress address;
    Secret password = {};

    bool operator==(const ServerLogin &) const = default;
};

/// The authentication methods that the client accepts, from the least to the most strict.
enum class LoginMethod {
    Any, ///< every method, also a clear-text password
    /// SCRAM only: the server receives neither the password nor its MD5 hash, and must prove in turn that it stores the
    /// password's SCRAM verifier
    Scram,
    BoundScram ///< SCRAM with channel binding: the proof is valid for this TLS session only
};

/// The method for a login: BoundScram where the address has channel_binding=require; Any where it has
/// channel_binding=disable or an sslmode that does not verify the certificate, or where the login has no password;
/// otherwise Scram.
[[nodiscard]] LoginMethod methodFor(const ServerLogin &login);

/// The connection parameters for libpq. Every parameter that affects security is set explicitly, so that neither
/// libpq's defaults nor environment variables apply. Certificates are checked against `caBundle`, the system's CA
/// bundle, unless the address names another file. Of the methods, libpq 15 can enforce only BoundScram (by
/// channel_binding=require). The map contains the password: never log it.
[[nodiscard]] QMap<QString, QString> libpqParameters(const ServerLogin &login, const QString &caBundle,
                                                     LoginMethod method = LoginMethod::Any);

/// The parameters as a libpq connection string of key='value' pairs, with backslashes and quotes in the values escaped.
[[nodiscard]] QString conninfoOf(const QMap<QString, QString> &parameters);

} // namespace budget
