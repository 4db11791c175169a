// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/report.h"

#include "app/checks/checks.h"
#include "app/checks/tabledeployment.h"
#include "app/checks/versions.h"
#include "app/journal/journalfile.h"
#include "app/settings/places.h"
#include "app/work/answers.h"
#include "cli/commands/checkjson.h"
#include "cli/terminal/arguments.h"
#include "cli/terminal/ledgeraccess.h"
#include "cli/terminal/words.h"
#include "words/reports/report.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace budget::cli {

using namespace Qt::StringLiterals;
using wording::ReportMaterial;

namespace {

constexpr std::size_t kSearchedEntries = 10'000;

QString placeOf(const LedgerLocation &location)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    return address ? address->place() : std::get<LocalFile>(location).path;
}

/// The journal's entries of this ledger alone, because the report's reader need not learn of other ledgers.
std::vector<JournalEntry> journalOf(const LedgerLocation &location, Terminal &terminal)
{
    auto entries = lastJournalEntries(stateFolder(), kSearchedEntries);
    if (!entries) {
        terminal.err << Words::tr("The journal cannot be read: %1").arg(entries.error().detail) << Qt::endl;
        return {};
    }
    return lastOf(placeOf(location), *std::move(entries), wording::kReportedEntries);
}

QJsonObject jsonOf(const Versions &versions)
{
    return {{u"program"_s, versions.program},
            {u"qt"_s, versions.qt},
            {u"libpq"_s, versions.libpq},
            {u"system"_s, versions.system}};
}

QJsonObject jsonOf(const ReportMaterial &material, const CheckTask &task)
{
    QJsonArray journal;
    for (const JournalEntry &entry : material.journal)
        journal.append(QJsonDocument::fromJson(toJsonLine(entry)).object());
    QJsonObject object{{u"format"_s, 1},
                       {u"check"_s, toJson(material.checks, task)},
                       {u"versions"_s, jsonOf(material.versions)},
                       {u"journal"_s, journal},
                       {u"markdown"_s, wording::reportMarkdown(material)}};
    if (material.tables)
        object.insert(u"tables"_s, budget::toJson(*material.tables));
    return object;
}

/// Runs the checklist, then inspects the tables, then prints the report.
class Reporter : public QObject
{
public:
    Reporter(Terminal &terminal, bool isJson) : m_terminal(terminal), m_isJson(isJson)
    {
        m_promise.start();
        connect(&m_checks, &Checks::finished, this, [this] { askForTables(); });
    }

    QFuture<ExitCode> run(const CheckTask &task)
    {
        m_checks.start(task);
        return m_promise.future();
    }

private:
    void askForTables()
    {
        if (!m_checks.checklist().result(Check::Tables).evidence.empty()) {
            whenAnswered(m_tables.plan(m_checks.task().login), this,
                         [this](const Result<DeploymentPlan> &plan) { print(plan); });
            return;
        }
        print(failure(ErrorKind::NotOpen));
    }

    void print(const Result<DeploymentPlan> &plan)
    {
        const CheckTask &task = m_checks.task();
        ReportMaterial material{.writtenAt = QDateTime::currentMSecsSinceEpoch(), .checks = m_checks.checklist()};
        material.pool = task.pool;
        material.versions = versions();
        if (!task.stringError) {
            material.login = task.login;
            material.journal = journalOf(locationOf(task.login), m_terminal);
        }
        if (plan)
            material.tables = *plan;
        if (m_isJson)
            m_terminal.out << QString::fromUtf8(QJsonDocument(jsonOf(material, task)).toJson());
        else
            m_terminal.out << wording::reportMarkdown(material);
        m_terminal.out.flush();
        m_promise.addResult(exitCodeOf(m_checks.checklist()));
        m_promise.finish();
        deleteLater();
    }

    Terminal &m_terminal;
    bool m_isJson;
    QPromise<ExitCode> m_promise;
    Checks m_checks;
    TableDeployment m_tables;
};

QFuture<ExitCode> run(LedgerAccess &access, const LedgerChoice &ledger, bool isJson, Terminal &terminal)
{
    auto *reporter = new Reporter(terminal, isJson);
    reporter->setParent(&access);
    auto promise = std::make_shared<QPromise<ExitCode>>();
    promise->start();
    whenAnswered(access.taskFor(ledger), reporter, [promise, reporter](const CheckTask &task) {
        whenAnswered(reporter->run(task), reporter, [promise](ExitCode code) {
            promise->addResult(code);
            promise->finish();
        });
    });
    return promise->future();
}

} // namespace

Parsed parseReport(const QStringList &list)
{
    Arguments arguments(u"report"_s,
                        Words::tr("Checks a ledger as ‘check’ does and prints a report for a helper: first what is "
                                  "wrong and what to do, then all results. Changes nothing."));
    if (const auto refused = arguments.parse(list))
        return tl::make_unexpected(*refused);
    return [ledger = arguments.ledger(), isJson = arguments.isJson()](LedgerAccess &access, Terminal &terminal) {
        return run(access, ledger, isJson, terminal);
    };
}

} // namespace budget::cli
