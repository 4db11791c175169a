// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secretstore.h"

#include <chrono>

namespace budget {

class SecretService;

/// Keeps passwords in the system's keychain through QtKeychain: the profile's id is the key, nothing else is told.
/// QtKeychain itself takes a locked keychain for an empty one, knows no time limit and hangs where the service does;
/// so the Secret Service is asked over D-Bus before, a locked one is unlocked there (which may show the system's
/// prompt), and a service that is silent is given up in time; while its prompt is open, it waits for the person. Under
/// KDE, where QtKeychain talks to KWallet, only the limit is left.
/// Errors besides those of SecretStore: KeychainMissing, KeychainLocked (also where the prompt was dismissed),
/// KeychainSilent (what was asked for may still be carried out later), KeychainFailed.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kLimit = std::chrono::seconds(8);

    explicit KeychainStore(std::chrono::milliseconds limit = kLimit, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<Secret>> read(const Profile &profile) override;
    /// A password with a NUL in it is refused with SecretNotKept: the keychain would cut it there.
    [[nodiscard]] QFuture<Result<void>> write(const Profile &profile, const Secret &secret) override;
    [[nodiscard]] QFuture<Result<void>> forget(const Profile &profile) override;
    /// Whether a password could be kept now, without asking anybody to unlock anything.
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
