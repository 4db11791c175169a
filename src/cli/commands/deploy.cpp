// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/deploy.h"

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

struct Request
{
    LedgerChoice ledger;
    bool isDryRun = false;
    bool isJson = false;
};

/// The login of the ledger, and the plan for its missing tables.
struct Known
{
    LedgerLogin login;
    DeploymentPlan plan;
};

ExitCode finish(const DeploymentPlan &plan, const Request &command, QTextStream &out)
{
    if (command.isJson)
        out << QString::fromUtf8(QJsonDocument(toJson(plan)).toJson());
    else
        out << wording::verdictSentence(plan.report.verdict) << u'\n';
    out.flush();
    return plan.report.isUsable() || command.isDryRun ? ExitCode::Ready : ExitCode::Blocked;
}

ExitCode sayRefusal(const Error &error, const DeploymentPlan &plan, Terminal &terminal)
{
    const ExitCode code = sayFailure(error, terminal);
    if (!plan.grant.isEmpty())
        terminal.err << Words::tr("Privileges are missing. Ask the owner of the database to run:") << u'\n'
                     << plan.grant << Qt::endl;
    return code;
}

/// Prints the SQL before any of it is sent.
QFuture<ExitCode> carryOut(TableDeployment *tables, const Known &known, const Request &command, Terminal &terminal)
{
    if (!command.isJson)
        terminal.out << known.plan.sql << Qt::flush;
    if (command.isDryRun || known.plan.sql.isEmpty())
        return answeredNow(finish(known.plan, command, terminal.out));
    return mapAnswer(tables->deploy(known.login), tables,
                     [plan = known.plan, command, &terminal](const Result<TableReport> &answer) {
                         if (!answer)
                             return sayRefusal(answer.error(), plan, terminal);
                         return finish({*answer, plan.sql, plan.grant}, command, terminal.out);
                     });
}

QFuture<Result<Known>> look(TableDeployment *tables, const LedgerLogin &login)
{
    return mapAnswer(tables->plan(login), tables, [login](const Result<DeploymentPlan> &plan) {
        return plan.map([&](const DeploymentPlan &found) { return Known{login, found}; });
    });
}

QFuture<ExitCode> run(LedgerAccess &access, const Request &command, Terminal &terminal)
{
    auto *tables = new TableDeployment(&access);
    const auto known = askFurther(access.loginFor(command.ledger), &access,
                                  [tables](const LedgerLogin &login) { return look(tables, login); });
    auto promise = std::make_shared<QPromise<ExitCode>>();
    promise->start();
    const auto end = [promise](ExitCode code) {
        promise->addResult(code);
        promise->finish();
    };
    whenAnswered(known, tables, [tables, command, &terminal, end](const Result<Known> &answer) {
        if (!answer)
            return end(sayFailure(answer.error(), terminal));
        whenAnswered(carryOut(tables, *answer, command, terminal), tables, end);
    });
    return promise->future();
}

} // namespace

Parsed parseDeploy(const QStringList &list)
{
    Arguments arguments(u"deploy"_s,
                        Words::tr("Shows the SQL that creates the missing tables, runs it in one transaction and "
                                  "verifies the tables again."));
    arguments.addFlag(u"dry-run"_s, Words::tr("Only show the SQL."));
    if (const auto refused = arguments.parse(list))
        return tl::make_unexpected(*refused);
    const Request request{arguments.ledger(), arguments.has(u"dry-run"_s), arguments.isJson()};
    return [request](LedgerAccess &access, Terminal &terminal) { return run(access, request, terminal); };
}

} // namespace budget::cli
