// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/tabledeployment.h"

#include "app/work/answerchain.h"
#include "app/work/pools.h"
#include "db/files/filerepair.h"
#include "db/open/open.h"
#include "db/pool/pool.h"
#include "db/schema/deployment.h"
#include "db/schema/verification.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The plan for a local file that does not exist yet.
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
auto TableDeployment::runAlone(const LedgerLogin &login, FileAccess access, Work work)
{
    using Answer = std::invoke_result_t<Work, Connection &, const std::vector<Migration> &>;
    cancel();
    m_pool = std::make_unique<Pool>(singleConnection(), connectionFactory(login, access));
    const auto answer = m_pool->run(
        [work](Connection &connection) { return work(connection, migrations(connection.engine())); });
    return mapAnswer(answer, this, [this, pool = m_pool.get()](const Answer &answered) {
        if (m_pool.get() != pool)
            return Answer(failure(ErrorKind::Cancelled));
        retire(std::move(m_pool), this);
        return answered;
    });
}

QFuture<Result<DeploymentPlan>> TableDeployment::plan(const LedgerLogin &login)
{
    const auto isNew = isYetToBeCreated(login);
    if (!isNew)
        return answeredNow(Result<DeploymentPlan>(tl::make_unexpected(isNew.error())));
    if (*isNew)
        return answeredNow(Result<DeploymentPlan>(planFromNothing()));
    return runAlone(login, FileAccess::Looking, &planDeployment);
}

QFuture<Result<TableReport>> TableDeployment::deploy(const LedgerLogin &login)
{
    return runAlone(login, FileAccess::Writing, &budget::deploy);
}

QFuture<Result<RowRepair>> TableDeployment::repair(const LocalFile &file)
{
    const QFileInfo place(file.path);
    const QString backup = place.absoluteDir().filePath(
        u"%1 before repair %2.%3"_s.arg(place.completeBaseName(),
                                        QDateTime::currentDateTime().toString(u"yyyy-MM-dd HHmmss"_s), place.suffix()));
    return runAlone(file, FileAccess::WritingBeside,
                    [backup](Connection &connection, const std::vector<Migration> &) {
                        return repairRows(connection, backup);
                    });
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
    retire(std::move(m_pool), this);
}

} // namespace budget
