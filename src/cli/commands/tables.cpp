// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/tables.h"

#include "app/checks/tabledeployment.h"
#include "app/work/answerchain.h"
#include "cli/terminal/arguments.h"
#include "cli/terminal/failure.h"
#include "cli/terminal/ledgeraccess.h"
#include "cli/terminal/words.h"
#include "core/plaintext.h"
#include "words/checks/tablewords.h"

#include <QJsonDocument>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

void print(const DeploymentPlan &plan, QTextStream &out)
{
    const TableReport &report = plan.report;
    for (const QString &line : wording::tableLines(report))
        out << plainLine(line) << u'\n';
    out << Words::tr("The program's own tables: version %1 of %2").arg(report.version).arg(report.knownVersion)
        << u'\n';
    out << wording::verdictSentence(report.verdict) << u'\n';
    if (!plan.sql.isEmpty())
        out << Words::tr("‘budget-tracker deploy’ creates the missing tables; with --dry-run it only shows the SQL.")
            << u'\n';
    if (!plan.repair.isEmpty())
        out << Words::tr(
            "A sequence returns ids that already exist, so new rows are refused. Ask the owner of the tables to run:")
            << u'\n' << plan.repair << u'\n';
    if (!plan.rowRepair.isEmpty())
        out << Words::tr("‘budget-tracker tables --repair’ saves a copy of the file and then makes these corrections:")
            << u'\n' << plan.rowRepair;
    if (!plan.grant.isEmpty())
        out << Words::tr("Privileges are missing. Ask the owner of the database to run:") << u'\n' << plan.grant
            << u'\n';
}

ExitCode finish(const DeploymentPlan &plan, bool isJson, QTextStream &out)
{
    if (isJson)
        out << QString::fromUtf8(QJsonDocument(toJson(plan)).toJson());
    else
        print(plan, out);
    out.flush();
    return plan.report.isDeployed() && plan.repair.isEmpty() && plan.rowRepair.isEmpty() ? ExitCode::Ready
                                                                                         : ExitCode::Blocked;
}

void print(const RowRepair &repair, QTextStream &out)
{
    if (repair.values.empty()) {
        out << Words::tr("There is no value to correct. Nothing was changed.") << u'\n';
        return;
    }
    out << Words::tr("Values corrected: %1. The original file was saved as %2")
               .arg(QString::number(repair.values.size()), plainLine(repair.backup))
        << u'\n';
}

ExitCode finish(const RowRepair &repair, bool isJson, QTextStream &out)
{
    if (isJson)
        out << QString::fromUtf8(QJsonDocument(toJson(repair)).toJson());
    else
        print(repair, out);
    out.flush();
    return ExitCode::Ready;
}

QFuture<ExitCode> repair(TableDeployment *tables, const LedgerLogin &login, bool isJson, Terminal &terminal)
{
    const auto *file = std::get_if<LocalFile>(&login);
    if (!file) {
        terminal.err << Words::tr("Only rows of a local file can be repaired.") << Qt::endl;
        return answeredNow(ExitCode::Misused);
    }
    return mapAnswer(tables->repair(*file), tables, [isJson, &terminal](const Result<RowRepair> &answer) {
        return answer ? finish(*answer, isJson, terminal.out) : sayFailure(answer.error(), terminal);
    });
}

QFuture<ExitCode> runRepair(LedgerAccess &access, const LedgerChoice &ledger, bool isJson, Terminal &terminal)
{
    auto *tables = new TableDeployment(&access);
    auto promise = std::make_shared<QPromise<ExitCode>>();
    promise->start();
    const auto end = [promise](ExitCode code) {
        promise->addResult(code);
        promise->finish();
    };
    whenAnswered(access.loginFor(ledger), tables, [tables, isJson, &terminal, end](const Result<LedgerLogin> &login) {
        if (!login)
            return end(sayFailure(login.error(), terminal));
        whenAnswered(repair(tables, *login, isJson, terminal), tables, end);
    });
    return promise->future();
}

QFuture<ExitCode> run(LedgerAccess &access, const LedgerChoice &ledger, bool isJson, Terminal &terminal)
{
    auto *tables = new TableDeployment(&access);
    const auto plan = askFurther(access.loginFor(ledger), &access,
                                 [tables](const LedgerLogin &login) { return tables->plan(login); });
    return mapAnswer(plan, &access, [isJson, &terminal](const Result<DeploymentPlan> &answer) {
        return answer ? finish(*answer, isJson, terminal.out) : sayFailure(answer.error(), terminal);
    });
}

} // namespace

Parsed parseTables(const QStringList &list)
{
    Arguments arguments(u"tables"_s,
                        Words::tr("Compares the tables with those that the program expects and reports each difference "
                                  "and its effect. Changes nothing without --repair."));
    arguments.addFlag(
        u"repair"_s,
        Words::tr("Correct amounts and dates that scripts stored in a local file in a form the program cannot use."));
    if (const auto refused = arguments.parse(list))
        return tl::make_unexpected(*refused);
    if (arguments.has(u"repair"_s))
        return [ledger = arguments.ledger(), isJson = arguments.isJson()](LedgerAccess &access, Terminal &terminal) {
            return runRepair(access, ledger, isJson, terminal);
        };
    return [ledger = arguments.ledger(), isJson = arguments.isJson()](LedgerAccess &access, Terminal &terminal) {
        return run(access, ledger, isJson, terminal);
    };
}

} // namespace budget::cli
