// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ownconnection.h"

#include "db/pool/pool.h"
#include "db/postgres/pgsession.h"
#include "db/sqlite/sqliteconnection.h"

namespace budget {

namespace {

PoolSettings single()
{
    PoolSettings settings;
    settings.size = 1;
    settings.maxOverflow = 0;
    return settings;
}

Result<std::unique_ptr<Connection>> openAt(const LedgerLocation &location, OwnConnection::Access access,
                                           InterruptPtr interrupt)
{
    const auto *file = std::get_if<LocalFile>(&location);
    if (!file)
        return PgSession::open(std::get<ServerAddress>(location), std::move(interrupt));
    return access == OwnConnection::Access::Writing ? SqliteConnection::openBeside(file->path)
                                                    : SqliteConnection::openToLookBeside(file->path);
}

} // namespace

OwnConnection::OwnConnection(QObject *parent) : QObject(parent)
{ }

OwnConnection::~OwnConnection() = default;

void OwnConnection::use(const LedgerLocation &location, Access access)
{
    close();
    m_pool = std::make_unique<Pool>(single(), [location, access](InterruptPtr interrupt) {
        return openAt(location, access, std::move(interrupt));
    });
    m_work.use(m_pool.get(), single().timeout);
}

void OwnConnection::dispose()
{
    m_pool->dispose();
}

void OwnConnection::cancelWork()
{
    m_work.cancelAll();
}

void OwnConnection::close()
{
    if (!m_pool)
        return;
    m_work.cancelAll();
    m_work.use(nullptr, {});
    Pool *retired = m_pool.release();
    retired->setParent(this);
    connect(retired, &Pool::emptied, retired, &QObject::deleteLater);
    retired->shutDown();
}

} // namespace budget
