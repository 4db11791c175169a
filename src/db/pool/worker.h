// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "db/connectionfactory.h"
#include "db/pool/checkout.h"
#include "db/pool/job.h"

#include <QObject>
#include <QSocketNotifier>
#include <QThread>

#include <chrono>
#include <memory>
#include <optional>

namespace budget {

/// One thread with one connection in it. Created, used and destroyed in the owner's thread; the signals arrive there.
/// *Invariant*: the connection never leaves its thread, and no lock is needed: work goes in as queued calls.
class Worker : public QObject
{
    Q_OBJECT

public:
    explicit Worker(ConnectionFactory factory);
    /// Waits until the work that is running has ended and the connection is closed; interrupt() makes that soon.
    ~Worker() override;

    void open();
    /// Brings the connection into the state that `checkout` asks for, then runs the job on it. Whatever that asks
    /// for, a connection that is known to have ended is opened anew first. Where the ping rides with the job and is
    /// not answered, the connection is opened anew and the job run once more; where that cannot be opened, the job
    /// answers ConnectionLost (OutcomeUnknown where it was cancelled), since it was sent.
    void run(const JobPtr &job, Checkout checkout);
    /// Gives up the job that is running, with what the server says to that or OutcomeUnknown, within a second unless a
    /// host's name is being looked up.
    void cancel() { m_interrupt->cancel(); }
    /// Ends waits for the network now; the connection is of no use afterwards.
    void interrupt() { m_interrupt->raise(); }
    /// Closes the connection when the work that is running has ended, then says ended(); nothing else is said
    /// from here on. Does not block.
    void retire();

Q_SIGNALS:
    void opened();
    void openFailed(const budget::Error &error);
    /// The other side has ended the connection while no job used it. Nothing was asked to find out.
    void endedIdle();
    /// Before the job began: the connection had ended unseen.
    void foundDead();
    /// Before the job began: another connection took its place.
    void reopened();
    /// The job is done; `usable` tells whether the connection can take another.
    void finished(bool usable, std::optional<std::chrono::microseconds> roundTrip);
    void ended();

private:
    [[nodiscard]] bool carryOut(Job &job, Checkout checkout);
    [[nodiscard]] bool repeat(Job &job);
    [[nodiscard]] Result<void> checkOut(Checkout checkout, Repeat repeat);
    [[nodiscard]] Result<void> reopen();
    [[nodiscard]] bool isGivenUp() const { return m_interrupt->isRaised() || m_interrupt->isCancelled(); }
    void watch();

    ConnectionFactory m_factory;
    InterruptPtr m_interrupt = std::make_shared<Interrupt>();
    std::unique_ptr<Connection> m_connection;   ///< touched in the thread alone
    std::unique_ptr<QSocketNotifier> m_idleEnd; ///< lives in the thread, while no job runs
    QObject *m_inThread;                        ///< lives in the thread and goes with it: the address of queued calls
    bool m_isRetired = false;
    QThread m_thread;
};

} // namespace budget
