// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/secret.h"
#include "core/result.h"

#include <QFuture>
#include <QMap>
#include <QString>

namespace budget::keychain {

// The entries of this program in the keychain, by key, through QtKeychain. Asynchronous; GUI thread with GLib's event
// loop. The functions have no time limit, and a job that hangs holds up all later jobs: ask SecretService first whether
// the service is there and unlocked. A job whose future was dropped ends by itself.

/// The attributes by which the Secret Service finds the entry.
[[nodiscard]] QMap<QString, QString> attributesOf(const QString &key);

/// Fails with SecretMissing, KeychainMissing, KeychainLocked or KeychainFailed, as the other functions do.
[[nodiscard]] QFuture<Result<Secret>> readEntry(const QString &key);
[[nodiscard]] QFuture<Result<void>> writeEntry(const QString &key, const Secret &secret);
/// Succeeds if there is no such entry.
[[nodiscard]] QFuture<Result<void>> deleteEntry(const QString &key);

} // namespace budget::keychain
