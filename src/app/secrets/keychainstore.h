// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secretstore.h"

#include <chrono>

namespace budget {

class SecretService;

/// Keeps passwords in the system's keychain through QtKeychain. The key is the profile's id; nothing else of the
/// profile is stored.
/// QtKeychain treats a locked keychain as an empty one, has no time limit and hangs if the service does. Therefore this
/// class first asks the Secret Service over D-Bus, unlocks a locked keychain there (which may show the system's prompt)
/// and gives up on a service that does not answer in time; while the prompt is open, it waits for the person. Under
/// KDE, where QtKeychain uses KWallet, only the time limit applies.
/// Errors besides those of SecretStore: KeychainMissing; KeychainLocked, also if the prompt was dismissed;
/// KeychainSilent, after which the request may still be carried out; KeychainFailed.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kLimit = std::chrono::seconds(8);

    explicit KeychainStore(std::chrono::milliseconds limit = kLimit, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<Secret>> read(const Profile &profile) override;
    /// Refuses a password that contains a null character with SecretNotKept, because the keychain would cut it there.
    [[nodiscard]] QFuture<Result<void>> write(const Profile &profile, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<void>> forget(const Profile &profile) override;
    /// Whether a password could be stored now without a prompt to unlock the keychain.
    [[nodiscard]] QFuture<Result<void>> available();

private:
    template <class Value>
    [[nodiscard]] QFuture<Result<Value>> unlessSilent(const QFuture<Result<Value>> &future);
    [[nodiscard]] QFuture<Result<void>> unlocked(const QStringList &paths);
    [[nodiscard]] QFuture<Result<void>> readable(const QString &id);
    [[nodiscard]] QFuture<Result<void>> writable();
    [[nodiscard]] QFuture<Result<void>> erased(const QString &id);

    std::chrono::milliseconds m_limit;
    SecretService *m_service;
    bool m_isKwallet;
};

} // namespace budget
