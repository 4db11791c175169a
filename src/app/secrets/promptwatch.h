// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDBusVariant>
#include <QFuture>
#include <QObject>
#include <QPromise>

namespace budget {

/// Waits for one prompt of the keychain: future() gets an answer when the prompt is completed or when the service that
/// shows it disappears. The object deletes itself after the answer, at the latest with its parent.
class PromptWatch : public QObject
{
    Q_OBJECT

public:
    explicit PromptWatch(QObject *parent) : QObject(parent) { m_promise.start(); }

    [[nodiscard]] QFuture<Result<void>> future() const { return m_promise.future(); }

Q_SIGNALS:
    void ended();

public Q_SLOTS:
    void complete(bool isDismissed, const QDBusVariant & /*what was unlocked*/)
    {
        answer(isDismissed ? Result<void>(failure(ErrorKind::KeychainLocked)) : Result<void>());
    }
    /// Receives NameOwnerChanged for the service's name. Without an owner, the prompt will never be completed.
    void noteOwner(const QString & /*name*/, const QString & /*before*/, const QString &now)
    {
        if (now.isEmpty())
            answer(failure(ErrorKind::KeychainMissing));
    }

private:
    void answer(const Result<void> &result)
    {
        if (m_promise.future().isFinished())
            return;
        Q_EMIT ended(); // before the answer: the receiver of ended() resumes the time limit
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    QPromise<Result<void>> m_promise;
};

} // namespace budget
