// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace budget {

// A `.env` file is the person's own, and other programs read it. The password of a ledger is found in it, and changed
// in it, in the place and in the notation that the person chose: inside a URL of any kind behind a key, in a key=value
// or .NET text behind a key, or as a variable of its own beside PGHOST.

/// What happens to a `.env` file that is to hold the password of a login.
struct EnvChange
{
    enum class Kind {
        Unchanged, ///< the file says it already
        Replaced,  ///< another password stands there; nothing but the password changes
        Inserted,  ///< the text had none; nothing else changes
        Added      ///< the file does not know the account: a line is added, or an assignment without a value filled in
    };

    Kind kind = Kind::Unchanged;
    int line = 0;    ///< the changed line, counted from 1
    QString shown;   ///< that line with '••••' for each password
    QByteArray file; ///< the whole file afterwards: the password is in it
};

/// Whether a password for the one is meant for the other too: same hosts, ports and user.
[[nodiscard]] bool isSameAccount(const ServerAddress &one, const ServerAddress &other);

/// The login that the file sets under a key ('PGHOST' for libpq's variables). Fails with SecretMissing where the file
/// does not set it, with UrlInvalid where it cannot be read.
[[nodiscard]] Result<ServerLogin> envLogin(const QByteArray &file, const QString &key);

/// The file with the login's password under the key. What belongs to another account is never overwritten (NameTaken,
/// Field::EnvFile); SecretNotKept where no notation of the line can hold the password. What is answered has been read
/// back: the account and everything else that the line says is as before.
[[nodiscard]] Result<EnvChange> envChangeFor(const QByteArray &file, const QString &key, const ServerLogin &login);

/// A key under which the file can take the login: the wish, or a similar one where the wish is another account's.
[[nodiscard]] QString freeEnvKey(const QByteArray &file, const QString &wish, const ServerAddress &address);

/// The file without the password under the key, if that is the account's: the line that holds it goes. Of libpq's
/// variables only PGPASSWORD goes.
[[nodiscard]] QByteArray envFileWithoutPassword(const QByteArray &file, const QString &key,
                                                const ServerAddress &address);

} // namespace budget
