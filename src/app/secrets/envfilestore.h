// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secretstore.h"
#include "core/reading/envfile/envpassword.h"

namespace budget {

/// What would be written into the profile's `.env` file for the password. Fails as EnvFileStore::write() does, but
/// writes nothing. Blocks for a small file.
[[nodiscard]] Result<EnvChange> plannedEnvChange(const Profile &profile, const Secret &password);
/// The profile's key, or another one where that key is another account's in the file.
[[nodiscard]] QString freeEnvKeyOf(const Profile &profile);

/// Keeps a profile's password in the file `Profile::envFile` under `Profile::envKey`
/// (core/reading/envfile/envpassword.h says where it stands there and what stays as it is, platform/privatefile.h how
/// the file is written). The folder must be there. What belongs to another user or server under the same key is neither
/// read nor overwritten nor removed. Besides those of SecretStore: the errors of privatefile, with Field::EnvFile,
/// UrlInvalid where the text cannot be read, and NameTaken with Field::EnvFile where the key is another account's.
/// Blocks for as long as the disk takes for a small file.
class EnvFileStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    [[nodiscard]] QFuture<Result<Secret>> read(const Profile &profile) override;
    [[nodiscard]] QFuture<Result<void>> write(const Profile &profile, const Secret &secret) override;
    /// Removes the line; a file in which nothing is left then goes too.
    [[nodiscard]] QFuture<Result<void>> forget(const Profile &profile) override;
};

} // namespace budget
