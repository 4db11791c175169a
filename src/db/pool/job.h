// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <memory>
#include <type_traits>

namespace budget {

/// Whether a job may run a second time, on a new connection. That is needed when the connection turns out to be dead
/// only after the job's first statement was sent together with a ping.
enum class Repeat {
    Never,   ///< a second run could change something twice: the ping is sent alone, in a flight of its own
    Harmless ///< the job only reads, or an operation id guards its changes: the ping shares its first flight
};

/// Work that is sent to a connection's thread. A job answers exactly once: by run(), by fail(), or with Cancelled if it
/// is destroyed before either. A QPromise that is destroyed without a result would never run the continuations of its
/// future.
class Job
{
public:
    explicit Job(Repeat repeat = Repeat::Never) : m_repeat(repeat) { }
    virtual ~Job() = default;
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    [[nodiscard]] Repeat repeat() const { return m_repeat; }
    /// Called in the connection's thread. Returns false if the ping that was sent with the job was not answered: the
    /// job has not answered then, and must run again on another connection.
    [[nodiscard]] virtual bool run(Connection &connection) = 0;
    /// May be called from any thread, also while run() runs: the first answer counts.
    virtual void fail(const Error &error) = 0;

private:
    Repeat m_repeat;
};

using JobPtr = std::shared_ptr<Job>;

/// A job that calls `work`, which takes a Connection & and returns a Result. With Repeat::Harmless, `work` may be
/// called twice.
template <class Work>
class TypedJob final : public Job
{
public:
    using Answer = std::invoke_result_t<Work &, Connection &>;

    explicit TypedJob(Work work, Repeat repeat = Repeat::Never) : Job(repeat), m_work(std::move(work))
    {
        m_promise.start();
    }
    ~TypedJob() override { answer(failure(ErrorKind::Cancelled)); }

    [[nodiscard]] QFuture<Answer> future() { return m_promise.future(); }
    [[nodiscard]] bool run(Connection &connection) override
    {
        Answer value = m_work(connection);
        if (repeat() == Repeat::Harmless && connection.isPingUnanswered()) {
            m_wasSent = true;
            return false;
        }
        // Cancelled would claim that nothing was done, but the first run may have changed something.
        if (m_wasSent && !value && value.error().kind == ErrorKind::Cancelled)
            value.error().kind = ErrorKind::OutcomeUnknown;
        answer(std::move(value));
        return true;
    }
    void fail(const Error &error) override { answer(tl::make_unexpected(error)); }

private:
    void answer(Answer value)
    {
        if (m_isAnswered.exchange(true))
            return;
        m_promise.addResult(std::move(value));
        m_promise.finish();
    }

    Work m_work;
    QPromise<Answer> m_promise;
    std::atomic<bool> m_isAnswered = false;
    bool m_wasSent = false;
};

} // namespace budget
