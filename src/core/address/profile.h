// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/address/poolsettings.h"

#include <QString>

namespace budget {

/// Where the password of a profile is kept.
enum class SecretKeeper {
    Keychain, ///< the system's: Secret Service, KWallet, macOS, Windows
    EnvFile,  ///< as `Profile::envKey` of the file `Profile::envFile`, inside the whole connection string
    Session,  ///< in memory until the program ends
    Ask,      ///< nowhere: asked at each start, forgotten once connected
};

/// One ledger that a person has set up, and how to come to it. No secret is in it.
struct Profile
{
    /// Where the profile comes from; one that is given is not stored.
    enum class Source { Stored, Environment, DotEnvFile };

    QString id;    ///< a UUID without braces, made with the profile; the keeper's key
    QString name;  ///< chosen by the person, unique among the profiles
    QString color; ///< '#RRGGBB'
    LedgerLocation location;
    PoolSettings pool = {};
    SecretKeeper keeper = SecretKeeper::Keychain; ///< no meaning for a local file
    QString envFile = {};                         ///< absolute path, for SecretKeeper::EnvFile
    QString envKey = QStringLiteral("DATABASE_URL");
    Source source = Source::Stored;

    bool operator==(const Profile &) const = default;
};

} // namespace budget
