// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"
#include "core/address/secret.h"
#include "core/result.h"

#include <QFuture>
#include <QObject>

namespace budget {

/// One keeper of profiles' passwords. All functions return at once and answer in the thread of the store, which must
/// be the GUI's; each answers within the keeper's time limit. Where the store is destroyed before, its futures end
/// without a result.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Fails with SecretMissing where the keeper has none for this profile.
    [[nodiscard]] virtual QFuture<Result<Secret>> read(const Profile &profile) = 0;
    /// Replaces an older one; proven by reading it back. Fails with SecretNotKept where that was something else.
    [[nodiscard]] virtual QFuture<Result<void>> write(const Profile &profile, const Secret &secret) = 0;
    /// Well done also where there was none.
    [[nodiscard]] virtual QFuture<Result<void>> forget(const Profile &profile) = 0;
};

} // namespace budget
