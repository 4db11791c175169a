// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ownconnection.h"

#include "db/open/open.h"
#include "db/pool/pool.h"

namespace budget {

namespace {

PoolSettings single()
{
    PoolSettings settings;
    settings.size = 1;
    settings.maxOverflow = 0;
    return settings;
}

FileAccess fileAccess(OwnConnection::Access access)
{
    switch (access) {
    case OwnConnection::Access::Writing:
        return FileAccess::WritingBeside;
    case OwnConnection::Access::ReadingBeside:
        return FileAccess::LookingBeside;
    }
    Q_UNREACHABLE();
}

} // namespace

OwnConnection::OwnConnection(QObject *parent) : QObject(parent)
{ }

OwnConnection::~OwnConnection() = default;

void OwnConnection::use(const LedgerLocation &location, Access access)
{
    close();
    m_pool = std::make_unique<Pool>(single(), connectionFactory(location, fileAccess(access)));
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
