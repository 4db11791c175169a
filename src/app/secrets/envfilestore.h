// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secretstore.h"

namespace budget {

/// Keeps a profile's password inside its connection string, as `Profile::envKey` of the file `Profile::envFile` (see
/// core/reading/envtext.h for what stays as it is, platform/privatefile.h for how the file is written). The folder
/// must be there. A string of the same key for another user or server counts as somebody else's: its password is not
/// read and forget() leaves it. Besides those of SecretStore: the errors of privatefile, with Field::EnvFile, and
/// UrlInvalid where the string cannot be read. Blocks for as long as the disk takes for a small file.
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
