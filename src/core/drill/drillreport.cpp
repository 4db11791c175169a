// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drill/drillreport.h"

#include "core/enumnames.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(DrillStep step)
{
    return nameUpTo<DrillStep::Remove>(std::array{"write"_L1, "wait"_L1, "read"_L1, "remove"_L1}, step);
}

QString nameOf(DrillState state)
{
    return nameUpTo<DrillState::Skipped>(std::array{"waiting"_L1, "running"_L1, "passed"_L1, "failed"_L1, "skipped"_L1},
                                         state);
}

QString nameOf(DrillFault fault)
{
    return nameUpTo<DrillFault::Failed>(std::array{"category_there"_L1, "another_drill"_L1, "gone"_L1, "replaced"_L1,
                                                   "reader_not_started"_L1, "reader_ended"_L1, "reader_silent"_L1,
                                                   "in_use"_L1, "changed"_L1, "cancelled"_L1, "failed"_L1},
                                        fault);
}

QString nameOf(MarkerFate fate)
{
    return nameUpTo<MarkerFate::Unknown>(
        std::array{"not_written"_L1, "there"_L1, "removed"_L1, "gone"_L1, "left"_L1, "unknown"_L1}, fate);
}

QString nameOf(DrillVerdict verdict)
{
    return nameUpTo<DrillVerdict::Cancelled>(
        std::array{"under_way"_L1, "passed"_L1, "refused"_L1, "lost"_L1, "failed"_L1, "cancelled"_L1}, verdict);
}

QJsonObject toJson(DrillStep step, const DrillResult &result)
{
    QJsonObject json{{u"step"_s, nameOf(step)}, {u"state"_s, nameOf(result.state)}};
    if (result.at.isValid()) {
        json[u"at"_s] = result.at.toString(Qt::ISODateWithMs);
        json[u"milliseconds"_s] = static_cast<qint64>(result.time.count());
    }
    if (result.by.processId > 0)
        json[u"process"_s] = result.by.processId;
    if (result.by.backendId > 0)
        json[u"backend"_s] = result.by.backendId;
    if (result.fault)
        json[u"fault"_s] = nameOf(*result.fault);
    if (result.error && !result.error->detail.isEmpty())
        json[u"detail"_s] = result.error->detail;
    return json;
}

bool saysLoss(DrillFault fault)
{
    return fault == DrillFault::Gone || fault == DrillFault::Replaced;
}

} // namespace

std::optional<DrillStep> DrillReport::firstFailure() const
{
    const auto *const found = std::ranges::find(results, DrillState::Failed, &DrillResult::state);
    if (found == results.end())
        return std::nullopt;
    return static_cast<DrillStep>(found - results.begin());
}

DrillVerdict DrillReport::verdict() const
{
    if (!std::ranges::all_of(results, &DrillResult::isSettled))
        return DrillVerdict::UnderWay;
    const auto failed = firstFailure();
    if (!failed)
        return DrillVerdict::Passed;
    const DrillFault fault = result(*failed).fault.value_or(DrillFault::Failed);
    if (fault == DrillFault::Cancelled)
        return DrillVerdict::Cancelled;
    if (saysLoss(fault))
        return DrillVerdict::Lost;
    const bool wasTried = *failed != DrillStep::Write || fate != MarkerFate::NotWritten;
    return wasTried ? DrillVerdict::Failed : DrillVerdict::Refused;
}

QJsonObject toJson(const DrillReport &report)
{
    QJsonArray steps;
    for (std::size_t i = 0; i < kDrillStepCount; ++i)
        steps.append(toJson(static_cast<DrillStep>(i), report.results[i]));
    QJsonObject json{{u"verdict"_s, nameOf(report.verdict())},
                     {u"place"_s, report.place},
                     {u"wait_seconds"_s, static_cast<qint64>(report.wait.count())},
                     {u"with_sleep"_s, report.withSleep},
                     {u"found"_s, report.isFound},
                     {u"marker"_s, nameOf(report.fate)},
                     {u"steps"_s, steps}};
    if (report.markerId > 0)
        json[u"marker_id"_s] = report.markerId;
    return json;
}

} // namespace budget
