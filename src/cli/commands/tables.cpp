// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/tables.h"

#include "app/checks/tabledeployment.h"
#include "app/work/answerchain.h"
#include "cli/terminal/arguments.h"
#include "cli/terminal/failure.h"
#include "cli/terminal/ledgeraccess.h"
#include "cli/terminal/words.h"
#include "words/checks/tablewords.h"

#include <QJsonDocument>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

void print(const DeploymentPlan &plan, QTextStream &out)
{
    const TableReport &report = plan.report;
    for (const QString &line : wording::tableLines(report))
        out << line << u'\n';
    out << Words::tr("The program's own tables: version %1 of %2").arg(report.version).arg(report.knownVersion)
        << u'\n';
    out << wording::verdictSentence(report.verdict) << u'\n';
    if (!plan.sql.isEmpty())
        out << Words::tr("‘budget-tracker deploy’ creates what is missing; with --dry-run it only shows the SQL.")
            << u'\n';
    if (!plan.repair.isEmpty())
        out << Words::tr(
            "A sequence gives ids that are taken, so that new rows are refused; their owner repairs it by:")
            << u'\n' << plan.repair << u'\n';
    if (!plan.grant.isEmpty())
        out << Words::tr("Rights are missing; the owner of the database can give them by:") << u'\n' << plan.grant
            << u'\n';
}

ExitCode finish(const DeploymentPlan &plan, bool isJson, QTextStream &out)
{
    if (isJson)
        out << QString::fromUtf8(QJsonDocument(toJson(plan)).toJson());
    else
        print(plan, out);
    out.flush();
    return plan.report.isDeployed() && plan.repair.isEmpty() ? ExitCode::Ready : ExitCode::Blocked;
}

QFuture<ExitCode> run(LedgerAccess &access, const LedgerChoice &ledger, bool isJson, Terminal &terminal)
{
    auto *tables = new TableDeployment(&access);
    const auto plan = askFurther(access.locate(ledger), &access,
                                 [tables](const LedgerLocation &location) { return tables->plan(location); });
    return mapAnswer(plan, &access, [isJson, &terminal](const Result<DeploymentPlan> &answer) {
        return answer ? finish(*answer, isJson, terminal.out) : sayFailure(answer.error(), terminal);
    });
}

} // namespace

Parsed parseTables(const QStringList &list)
{
    Arguments arguments(u"tables"_s,
                        Words::tr("Compares the tables with those that the program expects, and tells "
                                  "what differs and what that costs. Changes nothing."));
    if (const auto refused = arguments.parse(list))
        return tl::make_unexpected(*refused);
    return [ledger = arguments.ledger(), isJson = arguments.isJson()](LedgerAccess &access, Terminal &terminal) {
        return run(access, ledger, isJson, terminal);
    };
}

} // namespace budget::cli
