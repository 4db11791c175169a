// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ownconnection.h"
#include "core/drill/drilltalk.h"

#include <QFuture>
#include <QPromise>
#include <QSocketNotifier>
#include <QTimer>

namespace budget {

/// The other side of DrillReader, in a process of its own: reads the question from a descriptor, asks the ledger
/// through one connection, and answers. GUI thread; nothing blocks.
class DrillAnswer : public QObject
{
    Q_OBJECT

public:
    explicit DrillAnswer(int questions, QObject *parent = nullptr);

    /// What is to be said to who asked; Unexpected where the question was none.
    QFuture<Result<DrillReading>> future() const { return m_promise.future(); }

Q_SIGNALS:
    /// Who asked is gone, or its patience: nobody needs the answer, and the process should end at once.
    void forsaken();

private:
    void takeInput();
    void ask(const DrillQuestion &question);
    void answer(const Result<DrillReading> &reading);

    int m_input;
    QSocketNotifier m_notifier;
    QByteArray m_line;
    bool m_isAsked = false;
    QTimer m_limit;
    OwnConnection m_connection;
    QPromise<Result<DrillReading>> m_promise;
};

} // namespace budget
