// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ownconnection.h"
#include "core/drill/drilltalk.h"

#include <QFuture>
#include <QPromise>
#include <QSocketNotifier>
#include <QTimer>

namespace budget {

/// The counterpart of DrillReader, in the process that reads: reads the question from a file descriptor, queries the
/// ledger over one connection, and answers. GUI thread; does not block.
class DrillAnswer : public QObject
{
    Q_OBJECT

public:
    explicit DrillAnswer(int questions, QObject *parent = nullptr);

    /// The answer for the asking process; Unexpected if the question could not be read.
    QFuture<Result<DrillReading>> future() const { return m_promise.future(); }

Q_SIGNALS:
    /// The asking process is gone, or its time limit has passed: this process should end at once.
    void askerGone();

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
