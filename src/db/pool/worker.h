// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "db/interrupt.h"
#include "db/pool/checkout.h"
#include "db/pool/job.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace budget {

/// Opens one connection; called in the worker's thread, where it may block until the interrupt is raised.
using ConnectionFactory = std::function<Result<std::unique_ptr<Connection>>(InterruptPtr)>;

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
    /// for, a connection that is known to have ended is opened anew first. Nothing of the job was sent before.
    void run(const JobPtr &job, Checkout checkout);
    /// Ends waits for the network now; the connection is of no use afterwards.
    void interrupt() { m_interrupt->raise(); }
    /// Closes the connection when the work that is running has ended, then says ended(); nothing else is said
    /// from here on. Does not block.
    void retire();

Q_SIGNALS:
    void opened();
    void openFailed(const budget::Error &error);
    /// Before the job began: the connection had ended unseen.
    void foundDead();
    /// Before the job began: another connection took its place.
    void reopened();
    /// The job is done; `usable` tells whether the connection can take another.
    void finished(bool usable);
    void ended();

private:
    [[nodiscard]] Result<void> checkOut(Checkout checkout);
    [[nodiscard]] Result<void> reopen();

    ConnectionFactory m_factory;
    InterruptPtr m_interrupt = std::make_shared<Interrupt>();
    std::unique_ptr<Connection> m_connection; ///< touched in the thread alone
    QObject *m_inThread;                      ///< lives in the thread and goes with it: the address of queued calls
    bool m_isRetired = false;
    QThread m_thread;
};

} // namespace budget
