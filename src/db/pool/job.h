// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <QFuture>
#include <QPromise>

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
    Job() = default;
    virtual ~Job() = default;
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    /// In the connection's thread.
    virtual void run(Connection &connection) = 0;
    virtual void fail(const Error &error) = 0;
};

using JobPtr = std::shared_ptr<Job>;

/// `Work` takes a Connection& and answers a Result.
template <class Work>
class TypedJob final : public Job
{
public:
    using Answer = std::invoke_result_t<Work, Connection &>;

    explicit TypedJob(Work work) : m_work(std::move(work)) { m_promise.start(); }
    ~TypedJob() override { answer(failure(ErrorKind::Cancelled)); }

    [[nodiscard]] QFuture<Answer> future() { return m_promise.future(); }
    void run(Connection &connection) override { answer(m_work(connection)); }
    void fail(const Error &error) override { answer(tl::make_unexpected(error)); }

private:
    void answer(Answer value)
    {
        if (std::exchange(m_isAnswered, true))
            return;
        m_promise.addResult(std::move(value));
        m_promise.finish();
    }

    Work m_work;
    QPromise<Answer> m_promise;
    bool m_isAnswered = false;
};

} // namespace budget
