// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/pools.h"

#include "db/pool/pool.h"

namespace budget {

PoolSettings singleConnection()
{
    PoolSettings settings;
    settings.size = 1;
    settings.maxOverflow = 0;
    return settings;
}

void retire(std::unique_ptr<Pool> pool, QObject *keeper)
{
    Pool *retired = pool.release();
    retired->disconnect(keeper);
    retired->setParent(keeper);
    QObject::connect(retired, &Pool::emptied, retired, &QObject::deleteLater);
    retired->shutDown();
}

} // namespace budget
