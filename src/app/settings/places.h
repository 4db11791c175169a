// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/address/secret.h"
#include "core/result.h"

#include <QString>

#include <optional>

namespace budget {

/// Path of the default local ledger, in the platform's data folder.
[[nodiscard]] QString defaultLedgerFile();

/// The folder of the program's state, such as the journal: `$XDG_STATE_HOME`/budget-tracker, usually
/// ~/.local/state/budget-tracker.
[[nodiscard]] QString stateFolder();

/// Name of the environment variable with a connection string, and of the profile made from it.
inline const QString kDatabaseUrl = QStringLiteral("DATABASE_URL");

/// The value of a `DATABASE_URL` and its source.
struct GivenUrl
{
    Secret text; ///< a secret, because it contains a password
    Profile::Source source = Profile::Source::Environment;
    QString file = {}; ///< absolute path of the .env file; empty for the environment
};

/// `DATABASE_URL` from the environment, otherwise from `folder`/.env; nothing if neither sets it. Fails as
/// readPrivateFile() does, with Field::EnvFile. Blocks while a small file is read; call it once at the start.
[[nodiscard]] Result<std::optional<GivenUrl>> givenDatabaseUrl(const QString &folder);

/// The profile for an address from DATABASE_URL. It is not stored; its id is the same at each start. A password from a
/// .env file is read from that file each time; a password from the environment is kept in memory.
[[nodiscard]] Profile givenProfile(const ServerAddress &address, Profile::Source source, const QString &envFile = {});

} // namespace budget
