// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QString>

namespace budget::test {

/// Owns the Secret Service's name on a bus and misbehaves. Needs the event loop of its thread.
class FakeSecretService : public QDBusVirtualObject
{
    Q_OBJECT

public:
    enum class Manner {
        Silent,          ///< accepts every call and answers none
        Nonsense,        ///< answers every call with a string
        RefusesSessions, ///< finds every entry, unlocked, and does not answer OpenSession
        PromptDismissed, ///< every entry is locked, and the prompt is dismissed at once
        PromptLeftOpen,  ///< every entry is locked, and the prompt stays open
        PromptLate,      ///< likewise, but the prompt is completed after more than the time limit of a silent service
        PromptThenGone,  ///< likewise, but the service ends while its prompt is open
    };

    FakeSecretService(const QString &address, Manner manner);
    ~FakeSecretService() override;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] int prompts() const { return m_prompts; }

    [[nodiscard]] QString introspect(const QString & /*path*/) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override;

private:
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] QVariantList answerTo(const QDBusMessage &message) const;
    void endPrompt(const QDBusConnection &bus, bool isDismissed) const;
    void answerPrompt(const QDBusConnection &bus);

    QString m_connection;
    Manner m_manner;
    bool m_isThere;
    int m_prompts = 0;
};

} // namespace budget::test
