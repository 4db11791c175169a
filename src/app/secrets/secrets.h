// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/keychainstore.h"

#include <optional>

namespace budget {

/// The outcome of moving a password. The new store has it.
struct Moved
{
    std::optional<Error> leftBehind = {}; ///< why the old store still has the password; empty if it is removed
};

/// All stores of passwords; `Profile::keeper` names the one of a profile. GUI thread; asynchronous. Each answer comes
/// within ten seconds, not counting the time in which the keychain's prompt waits for the person. Errors: see
/// SecretStore and the single stores.
class Secrets : public QObject
{
    Q_OBJECT

public:
    explicit Secrets(std::chrono::milliseconds keychainLimit = KeychainStore::kLimit, QObject *parent = nullptr);

    /// Fails with SecretMissing if the store has no password, and always for SecretKeeper::Ask.
    [[nodiscard]] QFuture<Result<Secret>> read(const Profile &profile);
    /// Does nothing for SecretKeeper::Ask.
    [[nodiscard]] QFuture<Result<void>> keep(const Profile &profile, const Secret &secret);
    /// Writes the password to the store of `to`, which verifies it by reading it back, and then removes it from the
    /// store of `from`. Fails only if the write fails; then the store of `from` still has the password.
    [[nodiscard]] QFuture<Result<Moved>> move(const Profile &from, const Profile &to, const Secret &secret);
    /// Removes the profile's password from every store. A keychain that is missing or silent is an error only if it is
    /// this profile's store.
    [[nodiscard]] QFuture<Result<void>> forget(const Profile &profile);
    /// Whether the keychain could store a password now; otherwise KeychainMissing, KeychainLocked, KeychainSilent or
    /// KeychainFailed.
    [[nodiscard]] QFuture<Result<void>> keychainAvailable();

private:
    [[nodiscard]] SecretStore *storeOf(SecretKeeper keeper) const;
    [[nodiscard]] QFuture<Result<void>> forgetAt(SecretKeeper keeper, const Profile &profile);

    KeychainStore *m_keychain;
    SecretStore *m_envFile;
    SecretStore *m_session;
};

} // namespace budget
