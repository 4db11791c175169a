// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/connectionfacts.h"

#include "ui/checks/checklines.h"
#include "ui/checks/statelook.h"
#include "words/connection/statewords.h"
#include "words/errors/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::ConnectionOverview)
};

QString number(qint64 count)
{
    return QLocale().toString(count);
}

QString limitText(int limit)
{
    return limit == 0 ? Words::tr("no limit") : number(limit);
}

QString closingsText(const PoolStats &stats)
{
    QStringList reasons;
    const auto add = [&reasons](qint64 count, const QString &reason) {
        if (count > 0)
            reasons << Words::tr("%1 %2").arg(number(count), reason);
    };
    add(stats.replaced, Words::tr("failed the pre-ping, or older than one that failed"));
    add(stats.surplus, Words::tr("no longer needed"));
    add(stats.broken, Words::tr("broken during work"));
    add(stats.endedByServer, Words::tr("ended by the server while idle"));
    add(stats.disposed, Words::tr("on request"));
    const QString all = number(stats.closed);
    return reasons.isEmpty() ? all : all + u": "_s + reasons.join(u", "_s);
}

QString secondsText(std::chrono::seconds time)
{
    return Words::tr("%n s", nullptr, static_cast<int>(time.count()));
}

} // namespace

std::vector<NamedFact> statusFacts(const StatusSnapshot &status)
{
    const bool isLocal = status.isLocal || status.state == SessionState::LocalFile;
    std::vector<NamedFact> facts{{Words::tr("Place"), status.place}};
    if (!isLocal) {
        facts.push_back({Words::tr("Encryption"), hasServer(status) ? statewords::encryption(status) : QString()});
        facts.push_back({Words::tr("Route"), statewords::route(status)});
    }
    facts.push_back({Words::tr("Last round trip"), isLocal ? QString() : statewords::roundTrip(status)});
    if (status.wakeTime)
        facts.push_back({Words::tr("Last wake-up time"), shownTime(*status.wakeTime)});
    if (status.lastError && status.state != SessionState::Lost)
        facts.push_back({Words::tr("Last error"), wording::sentence(*status.lastError)});
    return facts;
}

std::vector<NamedFact> poolFacts(const PoolStats &stats)
{
    return {{Words::tr("In use"), number(stats.inUse)},
            {Words::tr("Open"), number(stats.open)},
            {Words::tr("At most"), limitText(stats.limit)},
            {Words::tr("Waiting for a connection"), number(stats.waiting)},
            {Words::tr("Opened so far"), number(stats.opened)},
            {Words::tr("Could not be opened"), number(stats.openingsLost)},
            {Words::tr("Closed so far"), closingsText(stats)},
            {Words::tr("Recycled"), number(stats.recycled)},
            {Words::tr("Pings failed"), number(stats.pingsFailed)},
            {Words::tr("Waits"), number(stats.waits)},
            {Words::tr("Total waiting time"), stats.waits == 0 ? QString() : shownTime(stats.waited)},
            {Words::tr("Longest wait"), stats.waits == 0 ? QString() : shownTime(stats.longestWait)},
            {Words::tr("In QueuePool's format"), queuePoolStatus(stats)}};
}

std::vector<NamedFact> poolSettingFacts(const PoolSettings &settings)
{
    const auto timeout = std::chrono::duration_cast<std::chrono::seconds>(settings.timeout);
    return {{Words::tr("Kept when idle (pool_size)"), limitText(settings.size)},
            {Words::tr("Beyond that (max_overflow)"),
             settings.maxOverflow < 0 ? Words::tr("no limit") : number(settings.maxOverflow)},
            {Words::tr("Longest wait for a connection (pool_timeout)"), secondsText(timeout)},
            {Words::tr("Replaced after (pool_recycle)"),
             settings.recycle.count() < 0 ? Words::tr("never") : secondsText(settings.recycle)},
            {Words::tr("Checked before use (pool_pre_ping)"), settings.prePing ? Words::tr("yes") : Words::tr("no")},
            {Words::tr("Used next (pool_use_lifo)"),
             settings.order == PoolSettings::Order::LastInFirstOut ? Words::tr("the one used last")
                                                                   : Words::tr("the one used first")}};
}

} // namespace budget
