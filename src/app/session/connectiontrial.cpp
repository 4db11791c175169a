// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/connectiontrial.h"

#include "app/work/answers.h"
#include "app/work/pools.h"
#include "db/checks/trial.h"
#include "db/open/open.h"
#include "db/pool/pool.h"

namespace budget {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A pool of one connection. The worker thread stores in `connectTime` how long opening took.
std::unique_ptr<Pool> poolFor(const LedgerLogin &login, const std::shared_ptr<milliseconds> &connectTime)
{
    return std::make_unique<Pool>(singleConnection(), [login, connectTime](InterruptPtr interrupt) {
        const auto start = steady_clock::now();
        auto connection = openConnection(login, FileAccess::Looking, std::move(interrupt));
        *connectTime = std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
        return connection;
    });
}

} // namespace

ConnectionTrial::ConnectionTrial(QObject *parent) : QObject(parent)
{ }

ConnectionTrial::~ConnectionTrial() = default;

QFuture<Result<TrialReport>> ConnectionTrial::tryLogin(const LedgerLogin &login)
{
    cancel();
    if (const auto isNew = isYetToBeCreated(login); !isNew || *isNew)
        return QtFuture::makeReadyFuture(isNew.map([](bool) { return TrialReport(); }));
    const auto connectTime = std::make_shared<milliseconds>();
    m_pool = poolFor(login, connectTime);
    const auto answer = m_pool->run([connectTime](Connection &connection) {
        return readTrial(connection).map([&](TrialReport report) {
            report.connectTime = *connectTime;
            return report;
        });
    });
    return mapAnswer(answer, this, [this, pool = m_pool.get()](const Result<TrialReport> &report) {
        if (m_pool.get() != pool)
            return Result<TrialReport>(failure(ErrorKind::Cancelled));
        retire(std::move(m_pool), this);
        return report;
    });
}

void ConnectionTrial::cancel()
{
    if (!m_pool)
        return;
    m_pool->interrupt();
    retire(std::move(m_pool), this);
}

} // namespace budget
