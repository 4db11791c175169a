// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ownconnection.h"

#include "app/work/pools.h"
#include "db/open/open.h"
#include "db/pool/pool.h"

namespace budget {

namespace {

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

void OwnConnection::use(const LedgerLogin &login, Access access)
{
    close();
    m_pool = std::make_unique<Pool>(singleConnection(), connectionFactory(login, fileAccess(access)));
    m_work.use(m_pool.get(), singleConnection().timeout, sourceOf(login));
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
    retire(std::move(m_pool), this);
}

} // namespace budget
