// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/tabledeployment.h"

#include "app/work/answerchain.h"
#include "db/open/open.h"
#include "db/pool/pool.h"
#include "db/schema/deployment.h"
#include "db/schema/verification.h"

#include <QFileInfo>

namespace budget {

namespace {

PoolSettings single()
{
    PoolSettings settings;
    settings.size = 1;
    settings.maxOverflow = 0;
    return settings;
}

bool isNotThereYet(const LedgerLocation &location)
{
    const auto *file = std::get_if<LocalFile>(&location);
    return file && !QFileInfo::exists(file->path);
}

/// Of a file that is yet to be made.
DeploymentPlan planFromNothing()
{
    const auto steps = migrations(Engine::Sqlite);
    DeploymentPlan plan{verify({}, Engine::Sqlite), deploymentSql({}, 0, Engine::Sqlite, steps), {}};
    plan.report.knownVersion = lastVersion(steps);
    return plan;
}

} // namespace

TableDeployment::TableDeployment(QObject *parent) : QObject(parent)
{ }

TableDeployment::~TableDeployment() = default;

template <class Work>
auto TableDeployment::runAlone(const LedgerLocation &location, bool isLooking, Work work)
{
    using Answer = std::invoke_result_t<Work, Connection &, const std::vector<Migration> &>;
    cancel();
    m_pool = std::make_unique<Pool>(single(),
                                    connectionFactory(location, isLooking ? FileAccess::Looking : FileAccess::Writing));
    const auto answer = m_pool->run(
        [work](Connection &connection) { return work(connection, migrations(connection.engine())); });
    return mapAnswer(answer, this, [this, pool = m_pool.get()](const Answer &answered) {
        if (m_pool.get() != pool)
            return Answer(failure(ErrorKind::Cancelled));
        retire();
        return answered;
    });
}

QFuture<Result<DeploymentPlan>> TableDeployment::plan(const LedgerLocation &location)
{
    if (isNotThereYet(location))
        return answeredNow(Result<DeploymentPlan>(planFromNothing()));
    return runAlone(location, true, &planDeployment);
}

QFuture<Result<TableReport>> TableDeployment::deploy(const LedgerLocation &location)
{
    return runAlone(location, false, &budget::deploy);
}

QString TableDeployment::listingQuery()
{
    return listingSql();
}

void TableDeployment::cancel()
{
    if (!m_pool)
        return;
    m_pool->interrupt();
    retire();
}

/// Lets the pool close its connection, then forgets it; nobody waits for that.
void TableDeployment::retire()
{
    Pool *retired = m_pool.release();
    retired->setParent(this);
    connect(retired, &Pool::emptied, retired, &QObject::deleteLater);
    retired->shutDown();
}

} // namespace budget
