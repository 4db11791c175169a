// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/address/poolsettings.h"

#include <QString>

namespace budget {

/// The store in which a profile's password is kept.
enum class SecretKeeper {
    Keychain, ///< the operating system's: Secret Service, KWallet, macOS Keychain, Windows Credential Manager
    EnvFile,  ///< inside the connection string that is the value of `Profile::envKey` in the file `Profile::envFile`
    Session,  ///< in memory until the program ends
    Ask,      ///< not stored: the person is asked at each start, and the password is forgotten once connected
};

/// A ledger that a person has set up, with the settings to open it. Contains no secret.
struct Profile
{
    /// The origin of the profile. Only a Stored profile is written to the settings file. The others are made at each
    /// start from a DATABASE_URL in the environment or in a `.env` file.
    enum class Source { Stored, Environment, DotEnvFile };

    QString id;    ///< of a Stored profile: a UUID without braces; also the key of the password in its store
    QString name;  ///< chosen by the person, unique among the profiles
    QString color; ///< '#RRGGBB'
    LedgerLocation location;
    PoolSettings pool = {};
    SecretKeeper keeper = SecretKeeper::Keychain; ///< has no meaning for a local file
    QString envFile = {};                         ///< absolute path; used with SecretKeeper::EnvFile
    QString envKey = QStringLiteral("DATABASE_URL");
    Source source = Source::Stored;

    bool operator==(const Profile &) const = default;
};

} // namespace budget
