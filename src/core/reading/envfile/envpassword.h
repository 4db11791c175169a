// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace budget {

// A `.env` file belongs to the person, and other programs read it. The password of a ledger is therefore read and
// changed in its place and notation: in a URL behind a key, in a key=value or .NET text behind a key, or as a variable
// of its own beside PGHOST.

/// The change to a `.env` file that stores the password of a login.
struct EnvChange
{
    enum class Kind {
        Unchanged, ///< the file contains the password already
        Replaced,  ///< the file contains another password; only the password changes
        Inserted,  ///< the connection had no password; only the password is added
        Added      ///< the key had no connection: a line is added, or an empty assignment is filled in
    };

    Kind kind = Kind::Unchanged;
    int line = 0;    ///< the changed line, counted from 1
    QString shown;   ///< the changed line with '••••' in place of each password
    QByteArray file; ///< the whole changed file; contains the password
};

/// Whether both addresses have the same hosts, ports and user, and hence the same password.
[[nodiscard]] bool isSameAccount(const ServerAddress &one, const ServerAddress &other);

/// Reads the login under a key ('PGHOST' for libpq's variables). Fails with SecretMissing where the file does not set
/// the key, and with UrlInvalid where the value cannot be read.
[[nodiscard]] Result<ServerLogin> envLogin(const QByteArray &file, const QString &key);

/// The change that stores the login's password under the key. Fails with NameTaken (Field::EnvFile) where the key holds
/// another account, which is never overwritten, and with SecretNotKept where the notation cannot express the password.
/// The changed file has been read back: account and other settings are the same as before.
[[nodiscard]] Result<EnvChange> envChangeFor(const QByteArray &file, const QString &key, const ServerLogin &login);

/// A key under which the file can store the login: `wish`, or where `wish` holds something else, BUDGET_DATABASE_URL or
/// that name with a number.
[[nodiscard]] QString freeEnvKey(const QByteArray &file, const QString &wish, const ServerAddress &address);

/// The file without the password under the key, if the key holds the account of `address`: the line with the password
/// is removed. Of libpq's variables only PGPASSWORD is removed.
[[nodiscard]] QByteArray envFileWithoutPassword(const QByteArray &file, const QString &key,
                                                const ServerAddress &address);

} // namespace budget
