// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/fakesecretservice.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QTimer>
#include <QUuid>

#include <chrono>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

const QString kPromptPath = u"/org/freedesktop/secrets/prompt/1"_s;
const QDBusObjectPath kEntry(u"/org/freedesktop/secrets/collection/login/1"_s);

} // namespace

FakeSecretService::FakeSecretService(const QString &address, Manner manner)
    : m_connection(QUuid::createUuid().toString()), m_manner(manner)
{
    QDBusConnection bus = QDBusConnection::connectToBus(address, m_connection);
    m_isThere = bus.registerVirtualObject(u"/org/freedesktop/secrets"_s, this, QDBusConnection::SubPath)
        && bus.registerService(u"org.freedesktop.secrets"_s);
}

FakeSecretService::~FakeSecretService()
{
    QDBusConnection::disconnectFromBus(m_connection);
}

bool FakeSecretService::isLocked() const
{
    return m_manner >= Manner::PromptDismissed;
}

QVariantList FakeSecretService::answerTo(const QDBusMessage &message) const
{
    using Paths = QList<QDBusObjectPath>;
    const QVariant none = QVariant::fromValue(Paths());
    const QVariant one = QVariant::fromValue(Paths{kEntry});
    if (m_manner == Manner::Nonsense)
        return {u"nonsense"_s};
    if (message.member() == u"SearchItems"_s)
        return isLocked() ? QVariantList{none, one} : QVariantList{one, none};
    if (message.member() == u"ReadAlias"_s)
        return {QVariant::fromValue(QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s))};
    if (message.member() == u"Get"_s)
        return {QVariant::fromValue(QDBusVariant(isLocked()))};
    if (message.member() == u"Unlock"_s)
        return {none, QVariant::fromValue(QDBusObjectPath(kPromptPath))};
    return {};
}

void FakeSecretService::endPrompt(const QDBusConnection &bus, bool isDismissed) const
{
    QDBusMessage signal = QDBusMessage::createSignal(kPromptPath, u"org.freedesktop.Secret.Prompt"_s, u"Completed"_s);
    signal.setArguments({isDismissed, QVariant::fromValue(QDBusVariant(QString()))});
    bus.send(signal);
}

bool FakeSecretService::handleMessage(const QDBusMessage &message, const QDBusConnection &bus)
{
    const bool isPrompt = message.member() == u"Prompt"_s;
    const QVariantList answer = answerTo(message);
    if (m_manner == Manner::Silent || (answer.isEmpty() && !isPrompt))
        return true;
    bus.send(message.createReply(answer));
    m_prompts += isPrompt ? 1 : 0;
    if (isPrompt)
        answerPrompt(bus);
    return true;
}

void FakeSecretService::answerPrompt(const QDBusConnection &bus)
{
    constexpr std::chrono::milliseconds kLong{4'000};
    if (m_manner == Manner::PromptDismissed)
        endPrompt(bus, true);
    else if (m_manner == Manner::PromptLate)
        QTimer::singleShot(kLong, this, [this, bus] { endPrompt(bus, false); });
    else if (m_manner == Manner::PromptThenGone)
        QMetaObject::invokeMethod(
            this, [bus] { QDBusConnection(bus).unregisterService(u"org.freedesktop.secrets"_s); },
            Qt::QueuedConnection);
}

} // namespace budget::test
