// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/address/secret.h"
#include "core/result.h"

#include <QFuture>
#include <QObject>

namespace budget {

/// A store of profiles' passwords. GUI thread. All functions return at once and answer in that thread within the
/// store's time limit. If the store is destroyed before, its futures end without a result.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Fails with SecretMissing if the store has no password for this profile.
    [[nodiscard]] virtual QFuture<Result<Secret>> read(const Profile &profile) = 0;
    /// Replaces an older password and reads it back. Fails with SecretNotKept if the password read back is another one.
    [[nodiscard]] virtual QFuture<Result<void>> write(const Profile &profile, const Secret &secret) = 0;
    /// Deletes the password. Succeeds also if there is none.
    [[nodiscard]] virtual QFuture<Result<void>> forget(const Profile &profile) = 0;
};

} // namespace budget
