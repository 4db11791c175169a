// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/status/poolstats.h"

namespace budget {

QString queuePoolStatus(const PoolStats &stats)
{
    // SQLAlchemy counts a connection that is being opened as overflow, and has no overflow where the size is unlimited.
    const int overflow = stats.size > 0 ? stats.open - stats.size : 0;
    return QStringLiteral("Pool size: %1  Connections in pool: %2 Current Overflow: %3 Current Checked out "
                          "connections: %4")
        .arg(stats.size)
        .arg(stats.idle)
        .arg(overflow)
        .arg(stats.open - stats.idle);
}

} // namespace budget
