// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "db/connectionfactory.h"
#include "db/pool/checkout.h"
#include "db/pool/job.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace budget {

/// One thread with one connection. A Worker is created, used and destroyed in its owner's thread, and its signals
/// arrive there. *Invariant*: the connection never leaves the worker's thread. Work goes in as queued calls, so no lock
/// is needed.
class Worker : public QObject
{
    Q_OBJECT

public:
    explicit Worker(ConnectionFactory factory);
    /// Waits without limit until the running job has ended and the connection is closed.
    ~Worker() override;
    /// Destroys the worker once its job has ended and its connection is closed. If that takes longer than `patience`,
    /// the thread is left running, and the worker is never destroyed.
    static void end(std::unique_ptr<Worker> worker, const QDeadlineTimer &patience);

    void open();
    /// Brings the connection into the state that `checkout` asks for, then runs the job. A connection that is known to
    /// have ended is always replaced first. If the ping that is sent with the job is not answered, the connection is
    /// replaced and the job runs once more. If no new connection can be opened then, the job answers ConnectionLost, or
    /// OutcomeUnknown if it was cancelled, because it was sent already.
    void run(const JobPtr &job, Checkout checkout);
    /// Gives up the running job. The job answers within a second: with the server's answer to the cancel request, or
    /// with OutcomeUnknown.
    void cancel() { m_interrupt->cancel(); }
    /// Ends all waits for the network at once. The connection cannot be used afterwards.
    void interrupt() { m_interrupt->raise(); }
    /// Closes the connection when the running job has ended, then emits ended(). No other signal is emitted after this
    /// call. Does not block.
    void retire();

Q_SIGNALS:
    void opened();
    void openFailed(const budget::Error &error);
    /// The server has ended the connection while no job used it. Nothing was sent to find that out.
    void endedIdle();
    /// Emitted before the job runs: the server had ended the connection unnoticed.
    void foundDead();
    /// Emitted before the job runs: a new connection has replaced the old one.
    void reopened();
    /// The job is done. `usable` tells whether the connection can take another job.
    void finished(bool usable, std::optional<std::chrono::microseconds> roundTrip);
    void ended();

private:
    [[nodiscard]] bool carryOut(Job &job, Checkout checkout);
    [[nodiscard]] bool repeat(Job &job);
    [[nodiscard]] Result<void> checkOut(Checkout checkout, Repeat repeat);
    [[nodiscard]] Result<void> reopen();
    [[nodiscard]] bool isGivenUp() const { return m_interrupt->isRaised() || m_interrupt->isCancelled(); }
    void watch();
    void restSoon();

    ConnectionFactory m_factory;
    InterruptPtr m_interrupt = std::make_shared<Interrupt>();
    std::unique_ptr<Connection> m_connection;   ///< used in the worker's thread only
    std::unique_ptr<QSocketNotifier> m_idleEnd; ///< lives in the worker's thread while no job runs
    std::unique_ptr<QTimer> m_rest;             ///< lives in the worker's thread; fires a moment after the last job
    QObject *m_inThread;                        ///< lives in the worker's thread, deleted with it; gets queued calls
    bool m_isRetired = false;
    QThread m_thread;
};

} // namespace budget
