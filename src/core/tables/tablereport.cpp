// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/tablereport.h"

#include "core/enumnames.h"

#include <QJsonArray>

#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(TableVerdict verdict)
{
    return nameUpTo<TableVerdict::Explained>(
        std::array{"empty"_L1, "incomplete"_L1, "complete"_L1, "adopted"_L1, "explained"_L1}, verdict);
}

QString nameOf(TableState state)
{
    return nameUpTo<TableState::Extra>(std::array{"as expected"_L1, "differs"_L1, "missing"_L1, "extra"_L1}, state);
}

QString nameOf(TableAspect aspect)
{
    return nameUpTo<TableAspect::Row>(std::array{"table"_L1, "column"_L1, "type"_L1, "nullability"_L1, "default"_L1,
                                                 "primary key"_L1, "unique key"_L1, "foreign key"_L1, "row"_L1},
                                      aspect);
}

QString nameOf(TableCost cost)
{
    return nameUpTo<TableCost::ParentMissing>(
        std::array{"none"_L1, "amounts rounded"_L1, "time not kept"_L1, "date beside"_L1, "color beside"_L1,
                   "name beside"_L1, "may be empty"_L1, "rows nameless"_L1, "may be twice"_L1, "long texts refused"_L1,
                   "large amounts refused"_L1, "unusable"_L1, "amount left out"_L1, "in no month"_L1,
                   "parent missing"_L1},
        cost);
}

QJsonObject toJson(const TableFinding &finding)
{
    return {{u"table"_s, finding.table},           {u"column"_s, finding.column},
            {u"aspect"_s, nameOf(finding.aspect)}, {u"state"_s, nameOf(finding.state)},
            {u"expected"_s, finding.expected},     {u"found"_s, finding.found},
            {u"cost"_s, nameOf(finding.cost)}};
}

} // namespace

bool TableReport::isUsable() const
{
    return verdict == TableVerdict::Complete || verdict == TableVerdict::Adopted;
}

QJsonObject toJson(const TableReport &report)
{
    QJsonArray findings;
    for (const TableFinding &finding : report.findings)
        findings.append(toJson(finding));
    return {{u"verdict"_s, nameOf(report.verdict)},
            {u"version"_s, report.version},
            {u"known_version"_s, report.knownVersion},
            {u"findings"_s, findings}};
}

QJsonObject toJson(const DeploymentPlan &plan)
{
    QJsonObject json = toJson(plan.report);
    json.insert(u"sql"_s, plan.sql);
    json.insert(u"grant"_s, plan.grant);
    json.insert(u"repair"_s, plan.repair);
    json.insert(u"row_repair"_s, plan.rowRepair);
    return json;
}

} // namespace budget
