// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychainstore.h"

#include "app/secrets/keychainentries.h"
#include "app/secrets/secretservice.h"
#include "app/work/answerchain.h"

#include <QPointer>
#include <QTimer>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr Field kField = Field::Password;

/// QtKeychain chooses its backend by the desktop and prefers KWallet under KDE. Entries in KWallet are not found by the
/// attributes that the Secret Service uses.
bool isKwalletSession()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP") == u"KDE"_s || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
}

} // namespace

KeychainStore::KeychainStore(std::chrono::milliseconds limit, QObject *parent)
    : SecretStore(parent), m_limit(limit), m_service(new SecretService(limit, this)), m_isKwallet(isKwalletSession())
{ }

QFuture<Result<void>> KeychainStore::unlocked(const QStringList &paths)
{
    return paths.isEmpty() ? answeredNow(Result<void>()) : m_service->unlock(paths);
}

/// The answer of `future`, or KeychainSilent after the limit. The limit is suspended while the keychain's prompt is
/// open, because the person may take minutes; the caller can still cancel.
template <class Value>
QFuture<Result<Value>> KeychainStore::unlessSilent(const QFuture<Result<Value>> &future)
{
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    timer->setInterval(m_limit);
    const auto finish = [promise, timer = QPointer(timer)](const Result<Value> &answer) {
        if (promise->future().isFinished())
            return;
        promise->addResult(answer);
        promise->finish();
        timer->deleteLater();
    };
    connect(timer, &QTimer::timeout, this, [finish] { finish(failure(ErrorKind::KeychainSilent)); });
    connect(m_service, &SecretService::promptOpened, timer, &QTimer::stop);
    connect(m_service, &SecretService::promptClosed, timer, qOverload<>(&QTimer::start));
    whenAnswered(future, this, finish);
    if (!m_service->isPromptOpen())
        timer->start();
    return promise->future();
}

QFuture<Result<void>> KeychainStore::readable(const QString &id)
{
    if (m_isKwallet)
        return answeredNow(Result<void>());
    return askFurther(m_service->find(keychain::attributesOf(id)), this, [this](const KeychainItems &items) {
        if (items.unlocked.isEmpty() && items.locked.isEmpty())
            return answeredNow<Result<void>>(failure(ErrorKind::SecretMissing, kField));
        return unlocked(items.unlocked.isEmpty() ? items.locked : QStringList());
    });
}

QFuture<Result<void>> KeychainStore::writable()
{
    if (m_isKwallet)
        return answeredNow(Result<void>());
    return askFurther(m_service->lockedDefault(), this, [this](const QStringList &locked) { return unlocked(locked); });
}

/// Confirms the deletion: QtKeychain reports success even if a locked entry remained.
QFuture<Result<void>> KeychainStore::erased(const QString &id)
{
    if (m_isKwallet)
        return answeredNow(Result<void>());
    return mapAnswer(m_service->find(keychain::attributesOf(id)), this, [](const Result<KeychainItems> &items) {
        return items.and_then([](const KeychainItems &left) -> Result<void> {
            if (!left.locked.isEmpty())
                return failure(ErrorKind::KeychainLocked);
            return left.unlocked.isEmpty() ? Result<void>() : failure(ErrorKind::KeychainFailed);
        });
    });
}

QFuture<Result<Secret>> KeychainStore::read(const Profile &profile)
{
    const auto secret = askFurther(readable(profile.id), this, [id = profile.id] { return keychain::readEntry(id); });
    return unlessSilent(secret);
}

QFuture<Result<void>> KeychainStore::write(const Profile &profile, const Secret &secret)
{
    if (secret.reveal().contains(QChar(0)))
        return answeredNow<Result<void>>(failure(ErrorKind::SecretNotKept, kField));
    const QString id = profile.id;
    const auto written = askFurther(writable(), this, [id, secret] { return keychain::writeEntry(id, secret); });
    const auto readBack = askFurther(written, this, [id] { return keychain::readEntry(id); });
    const auto proven = mapAnswer(readBack, this, [secret](const Result<Secret> &found) {
        return found.and_then([&secret](const Secret &kept) {
            return kept == secret ? Result<void>() : failure(ErrorKind::SecretNotKept, kField);
        });
    });
    return unlessSilent(proven);
}

QFuture<Result<void>> KeychainStore::forget(const Profile &profile)
{
    const QString id = profile.id;
    const auto found = mapAnswer(readable(id), this, [](const Result<void> &state) -> Result<bool> {
        if (!state && state.error().kind == ErrorKind::SecretMissing)
            return false;
        return state.map([] { return true; });
    });
    const auto gone = askFurther(found, this, [this, id](bool isThere) {
        if (!isThere)
            return answeredNow(Result<void>());
        return askFurther(keychain::deleteEntry(id), this, [this, id] { return erased(id); });
    });
    return unlessSilent(gone);
}

QFuture<Result<void>> KeychainStore::available()
{
    if (m_isKwallet)
        return answeredNow(Result<void>());
    const auto state = mapAnswer(m_service->lockedDefault(), this, [](const Result<QStringList> &locked) {
        return locked.and_then([](const QStringList &paths) {
            return paths.isEmpty() ? Result<void>() : failure(ErrorKind::KeychainLocked);
        });
    });
    return unlessSilent(state);
}

} // namespace budget
