// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/secret.h"
#include "core/result.h"

#include <QFuture>
#include <QMap>
#include <QString>

namespace budget::keychain {

// The entries of this program in the keychain, through QtKeychain, by their key. Asynchronous, GUI thread with GLib's
// event loop. None has a time limit, and one that hangs lets all later ones wait: ask the service first whether it is
// there and unlocked. What nobody waits for any more ends by itself.

/// What the Secret Service finds the entry by.
[[nodiscard]] QMap<QString, QString> attributesOf(const QString &key);

/// Fails with SecretMissing, KeychainMissing, KeychainLocked, KeychainFailed, as do the others.
[[nodiscard]] QFuture<Result<Secret>> readEntry(const QString &key);
[[nodiscard]] QFuture<Result<void>> writeEntry(const QString &key, const Secret &secret);
/// A missing one is fine.
[[nodiscard]] QFuture<Result<void>> deleteEntry(const QString &key);

} // namespace budget::keychain
