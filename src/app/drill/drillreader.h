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

/// What came of the other process: a reading, or why there is none.
struct DrillReadout
{
    std::optional<DrillReading> reading = {};
    std::optional<DrillFault> fault = {};
    std::optional<Error> error = {};
    qint64 processId = 0;
};

/// Has a process of its own read the marker: the program with the command `drill --read`. The password goes through
/// the process' standard input alone, which stays open, so that its end tells the other process that nobody waits for
/// it any more. GUI thread; nothing blocks.
class DrillReader : public QObject
{
    Q_OBJECT

public:
    /// How long the other process may take in all.
    explicit DrillReader(QString program, std::chrono::milliseconds limit, QObject *parent = nullptr);
    ~DrillReader() override;
    Q_DISABLE_COPY_MOVE(DrillReader)

    /// Answers once; one at a time.
    QFuture<DrillReadout> read(const LedgerLogin &login);
    /// Ends the process; it answers Cancelled.
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
