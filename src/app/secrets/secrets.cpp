// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secrets.h"

#include "app/secrets/envfilestore.h"
#include "app/secrets/sessionstore.h"
#include "app/work/answerchain.h"

namespace budget {

namespace {

bool isSamePlace(const Profile &one, const Profile &other)
{
    if (one.keeper != other.keeper)
        return false;
    if (one.keeper == SecretKeeper::EnvFile)
        return one.envFile == other.envFile && one.envKey == other.envKey;
    return one.id == other.id;
}

} // namespace

Secrets::Secrets(std::chrono::milliseconds keychainLimit, QObject *parent)
    : QObject(parent), m_keychain(new KeychainStore(keychainLimit, this)), m_envFile(new EnvFileStore(this)),
      m_session(new SessionStore(this))
{ }

SecretStore *Secrets::storeOf(SecretKeeper keeper) const
{
    switch (keeper) {
    case SecretKeeper::Keychain:
        return m_keychain;
    case SecretKeeper::EnvFile:
        return m_envFile;
    case SecretKeeper::Session:
        return m_session;
    case SecretKeeper::Ask:
        break;
    }
    return nullptr;
}

QFuture<Result<Secret>> Secrets::read(const Profile &profile)
{
    SecretStore *store = storeOf(profile.keeper);
    return store ? store->read(profile)
                 : answeredNow<Result<Secret>>(failure(ErrorKind::SecretMissing, Field::Password));
}

QFuture<Result<void>> Secrets::keep(const Profile &profile, const Secret &secret)
{
    SecretStore *store = storeOf(profile.keeper);
    return store ? store->write(profile, secret) : answeredNow(Result<void>());
}

QFuture<Result<Moved>> Secrets::move(const Profile &from, const Profile &to, const Secret &secret)
{
    return askFurther(keep(to, secret), this, [this, from, to] {
        SecretStore *first = isSamePlace(from, to) ? nullptr : storeOf(from.keeper);
        const auto left = first ? first->forget(from) : answeredNow(Result<void>());
        return mapAnswer(left, this, [](const Result<void> &forgotten) {
            return Result<Moved>(forgotten ? Moved() : Moved{forgotten.error()});
        });
    });
}

QFuture<Result<void>> Secrets::forgetAt(SecretKeeper keeper, const Profile &profile)
{
    const bool isOwn = keeper == profile.keeper;
    return mapAnswer(storeOf(keeper)->forget(profile), this, [isOwn](const Result<void> &forgotten) -> Result<void> {
        return isOwn ? forgotten : Result<void>();
    });
}

QFuture<Result<void>> Secrets::forget(const Profile &profile)
{
    const auto session = forgetAt(SecretKeeper::Session, profile);
    const auto envFile = profile.envFile.isEmpty() ? session : forgetAt(SecretKeeper::EnvFile, profile);
    auto keychain = forgetAt(SecretKeeper::Keychain, profile);
    return askFurther(envFile, this, [keychain] { return keychain; });
}

QFuture<Result<void>> Secrets::keychainAvailable()
{
    return m_keychain->available();
}

} // namespace budget
