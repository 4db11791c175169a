// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/address/secret.h"
#include "core/result.h"

#include <QString>

#include <optional>

namespace budget {

/// The ledger on this computer, in the platform's data folder.
[[nodiscard]] QString defaultLedgerFile();

/// The folder for what the program keeps about itself: the journal. `$XDG_STATE_HOME`/budget-tracker, usually
/// ~/.local/state/budget-tracker.
[[nodiscard]] QString stateFolder();

/// The name of the variable that other programs read their connection string from, and of its profile.
inline const QString kDatabaseUrl = QStringLiteral("DATABASE_URL");

/// A `DATABASE_URL` that somebody else set, and where it stood.
struct GivenUrl
{
    Secret text; ///< as a whole, since a password is in it
    Profile::Source source = Profile::Source::Environment;
    QString file = {}; ///< the .env file in which it stands, absolute; empty for the environment
};

/// `DATABASE_URL` of the environment, else of `folder`/.env; nothing where neither sets it. Fails as
/// readPrivateFile() does, with Field::EnvFile. Blocks for a small file; call it once at start.
[[nodiscard]] Result<std::optional<GivenUrl>> givenDatabaseUrl(const QString &folder);

/// The profile of an address that was given. It is not stored; its id is the same at each start. The password of one
/// that stands in a file is read from there each time it is needed; that of the environment is kept for this session.
[[nodiscard]] Profile givenProfile(const ServerAddress &address, Profile::Source source, const QString &envFile = {});

} // namespace budget
