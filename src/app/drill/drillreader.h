// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drill/drilltalk.h"

#include <QFuture>
#include <QObject>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <memory>
#include <optional>

namespace budget {

/// The outcome of the reading process: a reading, or why there is none.
struct DrillReadout
{
    std::optional<DrillReading> reading = {};
    std::optional<DrillFault> fault = {};
    std::optional<Error> error = {};
    qint64 processId = 0;
};

/// Starts the program as `drill --read` in a process of its own, which reads the marker. The password goes through the
/// process' standard input alone. The input stays open: its end tells the reading process to give up. GUI thread; does
/// not block.
class DrillReader : public QObject
{
    Q_OBJECT

public:
    /// `limit` covers everything from the start of the process to its end.
    explicit DrillReader(QString program, std::chrono::milliseconds limit, QObject *parent = nullptr);
    ~DrillReader() override;
    Q_DISABLE_COPY_MOVE(DrillReader)

    /// One reading at a time. The future gets exactly one answer.
    QFuture<DrillReadout> read(const LedgerLogin &login);
    /// Kills the process; read() then fails with Cancelled.
    void stop();

private:
    void takeOutput();
    void takeError(QProcess::ProcessError error);
    void takeEnd();
    void kill(DrillFault why);
    void answer(DrillReadout readout);
    [[nodiscard]] DrillReadout readoutOf(const QByteArray &line) const;

    QString m_program;
    std::chrono::milliseconds m_limit;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QPromise<DrillReadout>> m_promise;
    QByteArray m_output;
    qint64 m_processId = 0;
    std::optional<DrillFault> m_whyKilled;
    QTimer m_timer;
};

} // namespace budget
