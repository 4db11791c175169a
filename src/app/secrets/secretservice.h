// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDBusMessage>
#include <QFuture>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <chrono>

namespace budget {

/// Items that match, by their paths on the bus.
struct KeychainItems
{
    QStringList unlocked;
    QStringList locked;
};

/// What org.freedesktop.secrets of this session says about its items, and its unlocking; never a secret. Nothing here
/// waits: also the bus is connected to in a thread of its own, since one that does not answer would block. Fails with
/// KeychainMissing, KeychainLocked, KeychainSilent, KeychainFailed; `detail` is what the bus or the service said.
class SecretService : public QObject
{
    Q_OBJECT

public:
    /// `limit` is the time that the service has for each answer.
    explicit SecretService(std::chrono::milliseconds limit, QObject *parent = nullptr);
    ~SecretService() override;

    [[nodiscard]] QFuture<Result<KeychainItems>> find(const QMap<QString, QString> &attributes);
    /// The path of the collection that new items go to if that is locked, else nothing.
    [[nodiscard]] QFuture<Result<QStringList>> lockedDefault();
    /// May show the service's prompt. KeychainLocked where that was dismissed; no time limit while it is open.
    [[nodiscard]] QFuture<Result<void>> unlock(const QStringList &paths);
    /// Whether a prompt is open, so that the service waits for the person and not we for the service.
    [[nodiscard]] bool isPromptOpen() const { return m_openPrompts > 0; }

Q_SIGNALS:
    void promptOpened();
    void promptClosed();

private:
    [[nodiscard]] QFuture<Result<void>> connected();
    [[nodiscard]] QFuture<Result<QDBusMessage>> call(const QString &path, const QString &interface,
                                                     const QString &method, const QVariantList &arguments);
    [[nodiscard]] QFuture<Result<QDBusMessage>> send(const QDBusMessage &message);
    [[nodiscard]] QFuture<Result<void>> prompt(const QString &path);

    QString m_bus; ///< name of our own connection in Qt's registry
    std::chrono::milliseconds m_limit;
    QFuture<Result<void>> m_connecting;
    int m_openPrompts = 0;
};

} // namespace budget
