// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QString>

namespace budget::test {

/// Something that has the Secret Service's name on a bus and behaves badly. Needs this thread's event loop.
class FakeSecretService : public QDBusVirtualObject
{
    Q_OBJECT

public:
    enum class Manner {
        Silent,          ///< takes every call and answers none
        Nonsense,        ///< answers everything with a text
        RefusesSessions, ///< finds every entry, unlocked, and is silent when asked for more
        PromptDismissed, ///< everything is locked, and somebody closes the prompt at once
        PromptLeftOpen,  ///< everything is locked, and nobody sees to the prompt
        PromptLate,      ///< likewise, and the prompt is answered after longer than anybody waits for a silent service
        PromptThenGone,  ///< likewise, and the service ends while its prompt is open
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
