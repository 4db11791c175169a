// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/keychainentries.h"

#include <QLibrary>
#include <QPromise>

#include <qt6keychain/keychain.h>

#include <memory>

namespace budget::keychain {

using namespace Qt::StringLiterals;

namespace {

const QString kService = u"budget-tracker"_s;

/// libsecret keeps a session with the Secret Service after that service was restarted; every call on it then fails.
void dropStaleSession()
{
    using Disconnect = void (*)();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): a symbol's type is known to its header only
    static const auto disconnect = reinterpret_cast<Disconnect>(
        QLibrary::resolve(u"secret-1"_s, 0, "secret_service_disconnect"));
    if (disconnect)
        disconnect();
}

ErrorKind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return ErrorKind::SecretMissing;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return ErrorKind::KeychainLocked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return ErrorKind::KeychainMissing;
    default:
        return ErrorKind::KeychainFailed;
    }
}

Result<void> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return {};
    const ErrorKind kind = kindOf(job.error());
    return failure(kind, kind == ErrorKind::SecretMissing ? Field::Password : Field::None, job.errorString());
}

/// Starts the job and returns a future with the result of `take`. The job deletes itself when it is done.
template <class Job, class Take>
auto started(Job *job, const QString &key, Take take)
{
    using Answer = std::invoke_result_t<Take, const Job &>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, promise, take] {
        promise->addResult(take(*job));
        promise->finish();
    });
    dropStaleSession();
    job->start();
    return promise->future();
}

} // namespace

QMap<QString, QString> attributesOf(const QString &key)
{
    return {{u"user"_s, key}, {u"server"_s, kService}};
}

QFuture<Result<Secret>> readEntry(const QString &key)
{
    return started(new QKeychain::ReadPasswordJob(kService), key, [](const QKeychain::ReadPasswordJob &job) {
        return outcomeOf(job).map([&job] { return Secret(job.textData()); });
    });
}

QFuture<Result<void>> writeEntry(const QString &key, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setTextData(secret.reveal());
    return started(job, key, [](const QKeychain::WritePasswordJob &done) { return outcomeOf(done); });
}

QFuture<Result<void>> deleteEntry(const QString &key)
{
    return started(new QKeychain::DeletePasswordJob(kService), key, [](const QKeychain::DeletePasswordJob &job) {
        return job.error() == QKeychain::EntryNotFound ? Result<void>() : outcomeOf(job);
    });
}

} // namespace budget::keychain
