// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/worker.h"

#include "platform/detachedthread.h"

#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

Worker::Worker(ConnectionFactory factory) : m_factory(std::move(factory)), m_inThread(new QObject)
{
    m_thread.setObjectName(u"connection"_s);
    m_inThread->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_inThread, &QObject::deleteLater);
    connect(&m_thread, &QThread::finished, this, &Worker::ended);
    m_thread.start();
}

Worker::~Worker()
{
    retire();
    m_thread.wait();
}

void Worker::end(std::unique_ptr<Worker> worker, const QDeadlineTimer &patience)
{
    worker->retire();
    worker->interrupt();
    if (worker->m_thread.wait(patience))
        return;
    leaveThreadBehind();
    (void)worker.release();
}

void Worker::open()
{
    QMetaObject::invokeMethod(m_inThread, [this] {
        auto connection = m_factory(m_interrupt);
        if (!connection) {
            Q_EMIT openFailed(connection.error());
            return;
        }
        m_connection = *std::move(connection);
        watch();
        Q_EMIT opened();
    });
}

void Worker::run(const JobPtr &job, Checkout checkout)
{
    m_interrupt->resume(); // a cancel() meant for the previous job must not hit this one
    QMetaObject::invokeMethod(m_inThread, [this, job, checkout] {
        m_idleEnd.reset();
        m_rest.reset();
        const bool usable = carryOut(*job, checkout);
        const auto roundTrip = m_connection->lastRoundTrip();
        if (usable) {
            watch();
            restSoon();
        }
        Q_EMIT finished(usable, roundTrip);
    });
}

/// Runs in the worker's thread. Returns whether the connection can take another job.
bool Worker::carryOut(Job &job, Checkout checkout)
{
    if (const auto there = checkOut(checkout, job.repeat()); !there) {
        job.fail(there.error());
        return false;
    }
    return (job.run(*m_connection) || repeat(job)) && m_connection->isClean();
}

/// Called when the ping that was sent with the job was not answered. Returns whether the job has run on a new
/// connection.
bool Worker::repeat(Job &job)
{
    Q_EMIT foundDead();
    const auto there = reopen();
    if (there)
        return job.run(*m_connection);
    const auto kind = isGivenUp() ? ErrorKind::OutcomeUnknown : ErrorKind::ConnectionLost;
    job.fail({kind, Field::None, there.error().detail, {}, {}});
    return false;
}

Result<void> Worker::checkOut(Checkout checkout, Repeat repeat)
{
    if (checkout == Checkout::Reopen)
        return reopen();
    const bool isThere = m_connection->isStillThere();
    if (isThere && checkout == Checkout::Ping && repeat == Repeat::Harmless) {
        m_connection->pingWithNext();
        return {};
    }
    if (isThere && (checkout == Checkout::AsItIs || m_connection->ping()))
        return {};
    if (isThere && isGivenUp())
        return failure(ErrorKind::Cancelled);
    Q_EMIT foundDead();
    return reopen();
}

Result<void> Worker::reopen()
{
    return m_factory(m_interrupt).map([this](std::unique_ptr<Connection> &&connection) {
        m_connection = std::move(connection);
        Q_EMIT reopened();
    });
}

/// Watches the socket while no job runs: it becomes readable only when the server ends the session.
void Worker::watch()
{
    const int socket = m_connection->idleSocket();
    if (socket < 0)
        return;
    m_idleEnd = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    connect(m_idleEnd.get(), &QSocketNotifier::activated, m_inThread, [this] {
        m_idleEnd->setEnabled(false); // if the session has ended, the descriptor is closed with the connection
        if (m_connection->isStillThere())
            m_idleEnd->setEnabled(true);
        else
            Q_EMIT endedIdle();
    });
}

/// Schedules Connection::rest(). Only a connection without a socket, which is one to a file, does anything in rest().
void Worker::restSoon()
{
    constexpr std::chrono::milliseconds kPause{100};
    if (m_connection->idleSocket() >= 0)
        return;
    m_rest = std::make_unique<QTimer>();
    m_rest->setSingleShot(true);
    connect(m_rest.get(), &QTimer::timeout, m_inThread, [this] { m_connection->rest(); });
    m_rest->start(kPause);
}

void Worker::retire()
{
    if (std::exchange(m_isRetired, true))
        return;
    disconnect(this, &Worker::opened, nullptr, nullptr);
    disconnect(this, &Worker::openFailed, nullptr, nullptr);
    disconnect(this, &Worker::endedIdle, nullptr, nullptr);
    disconnect(this, &Worker::foundDead, nullptr, nullptr);
    disconnect(this, &Worker::reopened, nullptr, nullptr);
    disconnect(this, &Worker::finished, nullptr, nullptr);
    // quit() must be called inside the thread: called from here, it could overtake the call that closes the connection.
    QMetaObject::invokeMethod(m_inThread, [this] {
        m_idleEnd.reset();
        m_rest.reset();
        m_connection.reset();
        m_thread.quit();
    });
}

} // namespace budget
