// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/pool/poolcore.h"

#include <QStringList>

/// The actions and counts of a PoolCore as text, to be compared.
namespace budget::test {

inline const PoolCore::TimePoint kStart{};

inline PoolSettings settings(int size, int maxOverflow, std::chrono::milliseconds timeout = std::chrono::seconds(30))
{
    return {size, maxOverflow, timeout};
}

inline QString printed(const PoolCore::Action &action)
{
    struct Printer
    {
        QString operator()(PoolCore::OpenSeat a) const { return QStringLiteral("open %1").arg(a.seat); }
        QString operator()(PoolCore::CloseSeat a) const { return QStringLiteral("close %1").arg(a.seat); }
        QString operator()(PoolCore::RunJob a) const
        {
            static const QStringList checkouts{QStringLiteral(""), QStringLiteral(" after ping"),
                                               QStringLiteral(" after reopening")};
            return QStringLiteral("run %1 on %2%3").arg(a.job).arg(a.seat).arg(checkouts[static_cast<int>(a.checkout)]);
        }
        QString operator()(PoolCore::FailJob a) const
        {
            static const QStringList refusals{QStringLiteral("open failed"), QStringLiteral("timed out opening"),
                                              QStringLiteral("timed out waiting"), QStringLiteral("cancelled")};
            return QStringLiteral("fail %1: %2").arg(a.job).arg(refusals[static_cast<int>(a.refusal)]);
        }
    };
    return std::visit(Printer(), action);
}

inline QString printed(const PoolCore::Actions &actions)
{
    QStringList lines;
    for (const PoolCore::Action &action : actions)
        lines << printed(action);
    return lines.join(QStringLiteral(", "));
}

inline QString counts(const PoolCore &pool)
{
    const PoolStats stats = pool.stats();
    return QStringLiteral("open %1, in use %2, waiting %3").arg(stats.open).arg(stats.inUse).arg(stats.waiting);
}

/// Makes jobs 1…n run on seats 1…n.
inline void occupy(PoolCore &pool, PoolCore::JobId n)
{
    for (PoolCore::JobId job = 1; job <= n; ++job) {
        (void)pool.submit(job, kStart);
        (void)pool.opened(job, kStart);
    }
}

} // namespace budget::test
