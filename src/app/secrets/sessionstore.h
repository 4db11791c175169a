// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secretstore.h"

#include <QHash>

namespace budget {

/// Keeps passwords in memory until the program ends.
class SessionStore final : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    [[nodiscard]] QFuture<Result<Secret>> read(const Profile &profile) override;
    [[nodiscard]] QFuture<Result<void>> write(const Profile &profile, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<void>> forget(const Profile &profile) override;

private:
    QHash<QString, Secret> m_secrets; ///< by profile id
};

} // namespace budget
