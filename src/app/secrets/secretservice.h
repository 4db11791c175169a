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

/// D-Bus object paths of the matching entries.
struct KeychainItems
{
    QStringList unlocked;
    QStringList locked;
};

/// Client for finding and unlocking entries of org.freedesktop.secrets on the session bus; it never reads a secret. GUI
/// thread; does not block: even connecting to the bus runs in a thread of its own, because a bus that does not answer
/// would block. Fails with KeychainMissing, KeychainLocked, KeychainSilent or KeychainFailed; `detail` is the message
/// of the bus or the service.
class SecretService : public QObject
{
    Q_OBJECT

public:
    /// `limit` is the time limit for each reply of the service.
    explicit SecretService(std::chrono::milliseconds limit, QObject *parent = nullptr);
    ~SecretService() override;

    [[nodiscard]] QFuture<Result<KeychainItems>> find(const QMap<QString, QString> &attributes);
    /// The path of the default collection if it is locked, otherwise an empty list.
    [[nodiscard]] QFuture<Result<QStringList>> lockedDefault();
    /// May show the service's prompt; there is no time limit while the prompt is open. Fails with KeychainLocked if the
    /// person dismisses it.
    [[nodiscard]] QFuture<Result<void>> unlock(const QStringList &paths);
    /// Whether the service waits for the person at a prompt.
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

    QString m_bus; ///< name of this object's connection in Qt's registry
    std::chrono::milliseconds m_limit;
    QFuture<Result<void>> m_connecting;
    int m_openPrompts = 0;
};

} // namespace budget
