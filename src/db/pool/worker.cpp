// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/pool/worker.h"

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

void Worker::open()
{
    QMetaObject::invokeMethod(m_inThread, [this] {
        auto connection = m_factory(m_interrupt);
        if (!connection) {
            Q_EMIT openFailed(connection.error());
            return;
        }
        m_connection = *std::move(connection);
        Q_EMIT opened();
    });
}

void Worker::run(const JobPtr &job, Checkout checkout)
{
    QMetaObject::invokeMethod(m_inThread, [this, job, checkout] {
        if (const auto there = checkOut(checkout); !there) {
            job->fail(there.error());
            Q_EMIT finished(false);
            return;
        }
        job->run(*m_connection);
        Q_EMIT finished(m_connection->isClean());
    });
}

/// In the thread.
Result<void> Worker::checkOut(Checkout checkout)
{
    if (checkout == Checkout::Reopen)
        return reopen();
    const bool lives = m_connection->isStillThere() && (checkout == Checkout::AsItIs || m_connection->ping());
    if (lives)
        return {};
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

void Worker::retire()
{
    if (std::exchange(m_isRetired, true))
        return;
    disconnect(this, &Worker::opened, nullptr, nullptr);
    disconnect(this, &Worker::openFailed, nullptr, nullptr);
    disconnect(this, &Worker::foundDead, nullptr, nullptr);
    disconnect(this, &Worker::reopened, nullptr, nullptr);
    disconnect(this, &Worker::finished, nullptr, nullptr);
    // Asked for from inside the thread: quit() from here could overtake the call that closes the connection.
    QMetaObject::invokeMethod(m_inThread, [this] {
        m_connection.reset();
        m_thread.quit();
    });
}

} // namespace budget
