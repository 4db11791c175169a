// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secretstore.h"
#include "core/reading/envfile/envpassword.h"

namespace budget {

/// The change that EnvFileStore::write() would make to the profile's `.env` file for this password. Writes nothing;
/// fails as write() does. Blocks while a small file is read.
[[nodiscard]] Result<EnvChange> plannedEnvChange(const Profile &profile, const Secret &password);
/// The profile's key, or a free one if the file has an entry of another account under that key.
[[nodiscard]] QString freeEnvKeyOf(const Profile &profile);

/// Keeps a profile's password in the file `Profile::envFile` under `Profile::envKey`.
/// core/reading/envfile/envpassword.h describes the lines of the file, platform/privatefile.h how it is written. The
/// folder must exist. An entry of another user or server under the same key is neither read nor overwritten nor
/// removed. Errors besides those of SecretStore: those of privatefile, with Field::EnvFile; UrlInvalid if the file
/// cannot be parsed; NameTaken with Field::EnvFile if the key belongs to another account. Blocks for as long as the
/// disk takes for a small file.
class EnvFileStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    [[nodiscard]] QFuture<Result<Secret>> read(const Profile &profile) override;
    [[nodiscard]] QFuture<Result<void>> write(const Profile &profile, const Secret &secret) override;
    /// Removes the entry; deletes the file if nothing else is in it.
    [[nodiscard]] QFuture<Result<void>> forget(const Profile &profile) override;
};

} // namespace budget
