// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDBusVariant>
#include <QFuture>
#include <QObject>
#include <QPromise>

namespace budget {

/// Turns the end of a prompt, or of the service that shows it, into an answer. Lives until then, or as long as its
/// parent.
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
    /// NameOwnerChanged of the service's name: without an owner, nobody completes the prompt any more.
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
        Q_EMIT ended(); // before the answer, which has a time limit again
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    QPromise<Result<void>> m_promise;
};

} // namespace budget
