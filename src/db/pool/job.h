// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <memory>
#include <type_traits>

namespace budget {

/// Whether a job may be carried out again where its first statement, which went out together with a ping, found a dead
/// connection.
enum class Repeat {
    Never,   ///< a second time could change something twice: the ping goes alone, in a flight of its own
    Harmless ///< it reads, or its changes are guarded by an operation's id: the ping rides with it, at no cost
};

/// Work that travels to a connection. It answers exactly once: by run(), by fail(), or with Cancelled when it is
/// destroyed before either, since a dropped QPromise would leave its continuations silent.
class Job
{
public:
    explicit Job(Repeat repeat = Repeat::Never) : m_repeat(repeat) { }
    virtual ~Job() = default;
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    [[nodiscard]] Repeat repeat() const { return m_repeat; }
    /// In the connection's thread. False: it has not answered, since the ping that rode with it was not answered, and
    /// is to be run again on another connection.
    [[nodiscard]] virtual bool run(Connection &connection) = 0;
    /// In any thread, also while it runs: the first answer counts.
    virtual void fail(const Error &error) = 0;

private:
    Repeat m_repeat;
};

using JobPtr = std::shared_ptr<Job>;

/// `Work` takes a Connection& and answers a Result. One that is Repeat::Harmless may be called twice.
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
        // Cancelled would say that nothing was done, and the first attempt may have been.
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
