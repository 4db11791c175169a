// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workrunner.h"

#include "db/pool/pool.h"

#include <algorithm>

namespace budget {

WorkRunner::WorkRunner(WorkTools tools, QObject *parent) : QObject(parent), m_tools(std::move(tools))
{ }

WorkRunner::~WorkRunner() = default;

void WorkRunner::use(Pool *pool, std::chrono::milliseconds limit)
{
    m_pool = pool;
    m_limit = limit;
}

void WorkRunner::cancelAll()
{
    const auto running = m_running;
    for (PersistentWork *work : running)
        work->cancel();
    if (m_pool)
        m_pool->cancelAll();
}

bool WorkRunner::isChecking() const
{
    return std::ranges::any_of(m_running, &PersistentWork::isChecking);
}

void WorkRunner::start(WorkKind kind, PersistentWork::Work work, PersistentWork::Finish finish)
{
    auto *attempts = new PersistentWork(*m_pool, kind, std::move(work), m_tools, this);
    m_running.push_back(attempts);
    connect(attempts, &PersistentWork::repeated, this, [this, attempts](const Error &error) {
        if (attempts->pool() == m_pool)
            Q_EMIT repeated(error);
    });
    Q_EMIT began();
    attempts->start(m_limit, [this, attempts, finish = std::move(finish)](const PersistentWork::Answer &answer) {
        forget(attempts);
        if (attempts->pool() == m_pool)
            Q_EMIT ended(answer ? std::nullopt : std::optional(answer.error()));
        finish(answer);
    });
}

void WorkRunner::forget(PersistentWork *work)
{
    std::erase(m_running, work);
    work->deleteLater();
}

} // namespace budget
