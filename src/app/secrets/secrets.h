// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/keychainstore.h"

#include <optional>

namespace budget {

/// What became of a password that was moved; the new keeper has it.
struct Moved
{
    std::optional<Error> leftBehind = {}; ///< why the first keeper could not let go of it, where that is so
};

/// All keepers of passwords: each profile's own is chosen by `Profile::keeper`. GUI thread; asynchronous, each answer
/// comes within ten seconds, not counting the time in which the keychain's prompt waits for the person; see SecretStore
/// and the keepers for what they answer.
class Secrets : public QObject
{
    Q_OBJECT

public:
    explicit Secrets(std::chrono::milliseconds keychainLimit = KeychainStore::kLimit, QObject *parent = nullptr);

    /// SecretMissing where there is none, and always for SecretKeeper::Ask.
    [[nodiscard]] QFuture<Result<Secret>> read(const Profile &profile);
    /// Does nothing for SecretKeeper::Ask.
    [[nodiscard]] QFuture<Result<void>> keep(const Profile &profile, const Secret &secret);
    /// Gives the password to the keeper of `to`, and once that has proven to have it, takes it from the keeper of
    /// `from`. Fails only where the new keeper does: then nothing was taken from the first.
    [[nodiscard]] QFuture<Result<Moved>> move(const Profile &from, const Profile &to, const Secret &secret);
    /// From every keeper. A keychain that is missing or does not answer counts only if it is this profile's keeper.
    [[nodiscard]] QFuture<Result<void>> forget(const Profile &profile);
    /// Whether the keychain could keep a password now: else KeychainMissing, KeychainLocked, KeychainSilent, ….
    [[nodiscard]] QFuture<Result<void>> keychainAvailable();

private:
    [[nodiscard]] SecretStore *storeOf(SecretKeeper keeper) const;
    [[nodiscard]] QFuture<Result<void>> forgetAt(SecretKeeper keeper, const Profile &profile);

    KeychainStore *m_keychain;
    SecretStore *m_envFile;
    SecretStore *m_session;
};

} // namespace budget
