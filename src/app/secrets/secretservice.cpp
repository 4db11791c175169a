// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/secretservice.h"

#include "app/secrets/promptwatch.h"
#include "app/work/answerchain.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPointer>
#include <QThread>
#include <QUuid>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

const QString kName = u"org.freedesktop.secrets"_s;
const QString kRoot = u"/org/freedesktop/secrets"_s;
const QString kService = u"org.freedesktop.Secret.Service"_s;
const QString kCollection = u"org.freedesktop.Secret.Collection"_s;
const QString kPrompt = u"org.freedesktop.Secret.Prompt"_s;
const QString kNothing = u"/"_s; ///< the object path that means 'none'

using Paths = QList<QDBusObjectPath>;

ErrorKind kindOf(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
        return ErrorKind::KeychainMissing;
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return ErrorKind::KeychainSilent;
    default:
        break;
    }
    if (error.name() == u"org.freedesktop.DBus.Error.NameHasNoOwner"_s
        || error.name().startsWith(u"org.freedesktop.DBus.Error.Spawn."_s))
        return ErrorKind::KeychainMissing;
    return error.name() == u"org.freedesktop.Secret.Error.IsLocked"_s ? ErrorKind::KeychainLocked
                                                                      : ErrorKind::KeychainFailed;
}

Failure failureOf(const QDBusError &error)
{
    return failure(kindOf(error), Field::None, u"%1: %2"_s.arg(error.name(), error.message()));
}

/// The reply's values, or an error if they do not have these types.
template <class... Types>
Result<QDBusPendingReply<Types...>> typed(const QDBusMessage &message)
{
    const QDBusPendingReply<Types...> reply(message);
    if (reply.isError())
        return failureOf(reply.error());
    return reply;
}

QStringList textsOf(const Paths &paths)
{
    QStringList texts;
    for (const QDBusObjectPath &path : paths)
        texts << path.path();
    return texts;
}

Paths pathsOf(const QStringList &texts)
{
    Paths paths;
    for (const QString &text : texts)
        paths << QDBusObjectPath(text);
    return paths;
}

} // namespace

SecretService::SecretService(std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent), m_bus(u"budget-keychain-"_s + QUuid::createUuid().toString(QUuid::Id128)), m_limit(limit)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
}

SecretService::~SecretService()
{
    // While the thread still connects to the bus, Qt's registry of connections is locked, and the call would block.
    if (m_connecting.isFinished())
        QDBusConnection::disconnectFromBus(m_bus);
}

QFuture<Result<void>> SecretService::connected()
{
    if (m_connecting.isRunning())
        return m_connecting;
    if (QDBusConnection(m_bus).isConnected())
        return answeredNow(Result<void>());
    QDBusConnection::disconnectFromBus(m_bus);
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_connecting = promise->future();
    auto *thread = QThread::create([bus = m_bus] { QDBusConnection::connectToBus(QDBusConnection::SessionBus, bus); });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    connect(thread, &QThread::finished, this, [bus = m_bus, promise] {
        const QDBusConnection connection(bus);
        const Result<void> absent = failure(ErrorKind::KeychainMissing, Field::None, connection.lastError().message());
        promise->addResult(connection.isConnected() ? Result<void>() : absent);
        promise->finish();
    });
    thread->start();
    return m_connecting;
}

QFuture<Result<QDBusMessage>> SecretService::send(const QDBusMessage &message)
{
    const auto limit = static_cast<int>(m_limit.count());
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection(m_bus).asyncCall(message, limit), this);
    auto promise = std::make_shared<QPromise<Result<QDBusMessage>>>();
    promise->start();
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, promise] {
        watcher->deleteLater();
        const Result<QDBusMessage> refusal = failureOf(watcher->error());
        promise->addResult(watcher->isError() ? refusal : Result<QDBusMessage>(watcher->reply()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<QDBusMessage>> SecretService::call(const QString &path, const QString &interface, const QString &method,
                                                  const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(kName, path, interface, method);
    message.setArguments(arguments);
    return askFurther(connected(), this, [this, message] { return send(message); });
}

QFuture<Result<KeychainItems>> SecretService::find(const QMap<QString, QString> &attributes)
{
    const auto found = call(kRoot, kService, u"SearchItems"_s, {QVariant::fromValue(attributes)});
    return mapAnswer(found, this, [](const Result<QDBusMessage> &reply) {
        return reply.and_then(typed<Paths, Paths>).map([](const QDBusPendingReply<Paths, Paths> &items) {
            return KeychainItems{textsOf(items.argumentAt<0>()), textsOf(items.argumentAt<1>())};
        });
    });
}

QFuture<Result<QStringList>> SecretService::lockedDefault()
{
    const auto alias = call(kRoot, kService, u"ReadAlias"_s, {u"default"_s});
    return askFurther(alias, this, [this](const QDBusMessage &reply) {
        const auto collection = typed<QDBusObjectPath>(reply);
        if (!collection)
            return answeredNow<Result<QStringList>>(tl::make_unexpected(collection.error()));
        const QString path = collection->argumentAt<0>().path();
        if (path == kNothing) // the service creates the default collection with the first entry
            return answeredNow<Result<QStringList>>(QStringList());
        const auto locked = call(path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {kCollection, u"Locked"_s});
        return mapAnswer(locked, this, [path](const Result<QDBusMessage> &answer) {
            return answer.and_then(typed<QDBusVariant>).map([&path](const QDBusPendingReply<QDBusVariant> &property) {
                return property.argumentAt<0>().variant().toBool() ? QStringList(path) : QStringList();
            });
        });
    });
}

QFuture<Result<void>> SecretService::unlock(const QStringList &paths)
{
    const auto unlocking = call(kRoot, kService, u"Unlock"_s, {QVariant::fromValue(pathsOf(paths))});
    return askFurther(unlocking, this, [this](const QDBusMessage &message) {
        const auto reply = typed<Paths, QDBusObjectPath>(message);
        if (!reply)
            return answeredNow<Result<void>>(tl::make_unexpected(reply.error()));
        const QString path = reply->argumentAt<1>().path();
        return path == kNothing ? answeredNow(Result<void>()) : prompt(path);
    });
}

QFuture<Result<void>> SecretService::prompt(const QString &path)
{
    auto *watch = new PromptWatch(this);
    // Given the service's name, Qt would make a blocking call to the bus to find the name's owner.
    QDBusConnection(m_bus).connect(QString(), path, kPrompt, u"Completed"_s, watch, SLOT(complete(bool, QDBusVariant)));
    QDBusConnection(m_bus).connect(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s,
                                   u"NameOwnerChanged"_s, {kName}, QString(), watch,
                                   SLOT(noteOwner(QString, QString, QString)));
    const auto shown = call(path, kPrompt, u"Prompt"_s, {QString()});
    whenAnswered(shown, watch, [watch](const Result<QDBusMessage> &reply) {
        if (!reply)
            watch->deleteLater(); // the prompt was not opened
    });
    return askFurther(shown, this, [this, watch = QPointer(watch), done = watch->future()](const QDBusMessage &) {
        if (watch && !done.isFinished()) { // a service may complete the prompt before it replies to the call
            ++m_openPrompts;
            connect(watch, &PromptWatch::ended, this, [this] {
                --m_openPrompts;
                Q_EMIT promptClosed();
            });
            Q_EMIT promptOpened();
        }
        return done;
    });
}

} // namespace budget
