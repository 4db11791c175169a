// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDBusVariant>
#include <QFuture>
#include <QObject>
#include <QPromise>

namespace budget {

/// Turns the end of a prompt into an answer. Lives until then, or as long as its parent.
class PromptWatch : public QObject
{
    Q_OBJECT

public:
    explicit PromptWatch(QObject *parent) : QObject(parent) { m_promise.start(); }

    [[nodiscard]] QFuture<Result<void>> future() const { return m_promise.future(); }

public Q_SLOTS:
    void complete(bool isDismissed, const QDBusVariant & /*what was unlocked*/)
    {
        m_promise.addResult(isDismissed ? Result<void>(failure(ErrorKind::KeychainLocked)) : Result<void>());
        m_promise.finish();
        deleteLater();
    }

private:
    QPromise<Result<void>> m_promise;
};

} // namespace budget
