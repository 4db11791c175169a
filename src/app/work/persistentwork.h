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
    GuardedWrite,  ///< happens once, however often it is carried out
    UnguardedWrite ///< never repeated once it may have been sent
};

/// One piece of work on a pool, tried until it has a definite answer, until its time is over, or until it is
/// cancelled. It answers once. After its time or a cancellation it waits for at most a second more for the
/// server's word on what was sent; where none comes, the outcome of a write is unknown.
class PersistentWork : public QObject
{
    Q_OBJECT

public:
    using Answer = Result<std::any>;
    /// In a worker's thread, perhaps several times, and once more while an attempt that was given up still runs.
    using Work = std::function<Answer(Connection &)>;
    using Finish = std::function<void(const Answer &)>;

    PersistentWork(Pool &pool, WorkKind kind, Work work, const WorkTools &tools, QObject *parent);
    ~PersistentWork() override;
    Q_DISABLE_COPY_MOVE(PersistentWork)

    /// `limit` is for all attempts together.
    void start(std::chrono::milliseconds limit, Finish finish);
    /// Ends the waiting, and what runs for it.
    void cancel();

    [[nodiscard]] const Pool *pool() const;
    /// Whether it is being asked for again because it may have happened already.
    [[nodiscard]] bool isChecking() const { return m_isInDoubt && m_isRepeating; }

Q_SIGNALS:
    /// An attempt failed, and another follows.
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

    QPointer<Pool> m_pool;
    WorkKind m_kind;
    Work m_work;
    WorkTools m_tools;
    Finish m_finish;
    RetryPolicy m_policy;
    WorkPermitPtr m_permit;
    quint64 m_ticket = 0; ///< the attempt's, with the pool
    std::optional<Error> m_lastError;
    bool m_isAttempted = false; ///< an attempt is with the pool and has not answered
    bool m_isRepeating = false;
    bool m_isInDoubt = false; ///< something was sent whose answer did not come
    Stop m_stop = Stop::No;
    QTimer m_limit;
    QTimer m_pause;
    QTimer m_grace;
};

} // namespace budget
