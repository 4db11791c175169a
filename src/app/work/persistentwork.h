// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/work/workpermit.h"
#include "app/work/worktools.h"
#include "core/failure/retrypolicy.h"
#include "core/result.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <any>
#include <functional>
#include <optional>

namespace budget {

class Connection;
class Pool;

enum class WorkKind {
    Read,
    GuardedWrite,  ///< takes effect once, however often it is sent
    UnguardedWrite ///< not repeated once it may have been sent
};

/// One piece of work on a pool. It is tried until it has a definite answer, its time limit has passed or it is
/// cancelled, and answers once. GUI thread; does not block. After the time limit or a cancellation it waits up to one
/// second for the server's answer to a statement that was sent; without that answer, the outcome of a write is unknown.
class PersistentWork : public QObject
{
    Q_OBJECT

public:
    using Answer = Result<std::any>;
    /// Called in a worker thread, perhaps several times, and possibly while a cancelled earlier attempt still runs.
    using Work = std::function<Answer(Connection &)>;
    using Finish = std::function<void(const Answer &)>;

    PersistentWork(Pool &pool, WorkKind kind, Work work, WorkTools tools, QObject *parent);
    ~PersistentWork() override;
    Q_DISABLE_COPY_MOVE(PersistentWork)

    /// `limit` covers all attempts together. `source` is Field::LedgerFile if the pool's connections are to a file: an
    /// error of waiting for them is then about the file.
    void start(std::chrono::milliseconds limit, Finish finish, Field source = Field::None);
    /// Stops waiting and cancels the running attempt.
    void cancel();

    [[nodiscard]] const Pool *pool() const;
    /// Whether a write that may already be committed is being sent again.
    [[nodiscard]] bool isChecking() const { return m_isInDoubt && m_isRepeating; }

Q_SIGNALS:
    /// An attempt failed, and another one follows.
    void repeated(const budget::Error &error);

private:
    enum class Stop { No, Late, Cancelled };

    void submit();
    void take(const Answer &answer);
    void noteDoubt(const Error &error);
    void carryOn(const Error &error);
    void stop(Stop why);
    void giveUp();
    void finish(const Answer &answer);
    [[nodiscard]] Error uncertain() const;
    [[nodiscard]] Error whatIsKnown() const;
    [[nodiscard]] Error told(Error error) const;
    [[nodiscard]] Error placed(Error error) const;

    QPointer<Pool> m_pool;
    WorkKind m_kind;
    Field m_source = Field::None;
    Work m_work;
    WorkTools m_tools;
    Finish m_finish;
    RetryPolicy m_policy;
    WorkPermitPtr m_permit;
    quint64 m_ticket = 0; ///< identifies the current attempt in the pool
    std::optional<Error> m_lastError;
    bool m_isAttempted = false; ///< the pool has an attempt without an answer
    bool m_isRepeating = false;
    bool m_isInDoubt = false; ///< a statement was sent and has no answer
    Stop m_stop = Stop::No;
    QTimer m_limit;
    QTimer m_pause;
    QTimer m_grace;
};

} // namespace budget
