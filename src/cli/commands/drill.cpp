// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/drill.h"

#include "app/drill/drill.h"
#include "app/drill/drillanswer.h"
#include "app/session/terminationwatch.h"
#include "app/work/answers.h"
#include "cli/terminal/arguments.h"
#include "cli/terminal/failure.h"
#include "cli/terminal/ledgeraccess.h"
#include "cli/terminal/words.h"
#include "words/checks/drillwords.h"

#include <QJsonDocument>

#include <cstdlib>

#include <unistd.h>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

struct Request
{
    LedgerChoice ledger;
    std::chrono::seconds wait{10};
    bool withSleep = false;
    bool isJson = false;
};

ExitCode codeOf(const DrillReport &report)
{
    switch (report.verdict()) {
    case DrillVerdict::Passed:
        return ExitCode::Ready;
    case DrillVerdict::Lost:
        return ExitCode::Blocked;
    case DrillVerdict::Refused:
    case DrillVerdict::Failed:
        break;
    case DrillVerdict::UnderWay:
    case DrillVerdict::Cancelled:
        return ExitCode::Failed;
    }
    const DrillResult &failed = report.result(*report.firstFailure());
    if (failed.fault == DrillFault::CategoryThere || failed.fault == DrillFault::AnotherDrill)
        return ExitCode::Misused;
    return failed.fault == DrillFault::Failed && failed.error ? exitCodeOf(*failed.error) : ExitCode::Failed;
}

/// Prints each step when it has ended.
class DrillPrinter : public QObject
{
public:
    DrillPrinter(Terminal &terminal, bool isJson, QObject *parent)
        : QObject(parent), m_terminal(terminal), m_isJson(isJson)
    {
        m_promise.start();
        connect(&m_drill, &Drill::changed, this, [this] { print(); });
        connect(&m_drill, &Drill::finished, this, [this] { end(); });
        connect(&m_termination, &TerminationWatch::requested, &m_drill, &Drill::cancel);
    }

    QFuture<ExitCode> run(const DrillOptions &options)
    {
        m_drill.start(options);
        return m_promise.future();
    }

private:
    void print()
    {
        const DrillReport &report = m_drill.report();
        for (; m_printed < kDrillStepCount && report.results[m_printed].isSettled(); ++m_printed) {
            for (const QString &line : wording::drillStepLines(report, static_cast<DrillStep>(m_printed)))
                say(line);
        }
        if (const auto left = m_drill.remaining(); left.count() > 0 && !m_isWaitSaid) {
            m_isWaitSaid = true;
            m_terminal.err << Words::tr("Waiting %n s…", nullptr, static_cast<int>(left.count())) << Qt::endl;
        }
    }

    void say(const QString &line)
    {
        if (!m_isJson)
            m_terminal.out << line << Qt::endl;
    }

    void end()
    {
        const DrillReport &report = m_drill.report();
        say(wording::drillVerdictText(report));
        if (m_isJson)
            m_terminal.out << QString::fromUtf8(QJsonDocument(toJson(report)).toJson()) << Qt::flush;
        m_promise.addResult(codeOf(report));
        m_promise.finish();
    }

    Terminal &m_terminal;
    bool m_isJson;
    bool m_isWaitSaid = false;
    std::size_t m_printed = 0;
    QPromise<ExitCode> m_promise;
    Drill m_drill;
    TerminationWatch m_termination;
};

QFuture<ExitCode> run(LedgerAccess &access, const Request &request, Terminal &terminal)
{
    auto promise = std::make_shared<QPromise<ExitCode>>();
    promise->start();
    const auto end = [promise](ExitCode code) {
        promise->addResult(code);
        promise->finish();
    };
    whenAnswered(access.loginFor(request.ledger), &access,
                 [&access, request, &terminal, end](const Result<LedgerLogin> &login) {
                     if (!login)
                         return end(sayFailure(login.error(), terminal));
                     auto *printer = new DrillPrinter(terminal, request.isJson, &access);
                     whenAnswered(printer->run({*login, request.wait, request.withSleep}), printer, end);
                 });
    return promise->future();
}

/// Ends without cleaning up: the asking process is gone, and a thread may be blocked in a network call.
[[noreturn]] void leaveAtOnce()
{
    std::_Exit(static_cast<int>(ExitCode::Failed));
}

QFuture<ExitCode> answerOneQuestion(LedgerAccess &access, Terminal &terminal)
{
    auto *answerer = new DrillAnswer(STDIN_FILENO, &access);
    QObject::connect(answerer, &DrillAnswer::askerGone, answerer, leaveAtOnce);
    return mapAnswer(answerer->future(), answerer, [&terminal](const Result<DrillReading> &reading) {
        terminal.out << QString::fromUtf8(toLine(reading)) << Qt::flush;
        return reading ? ExitCode::Ready : exitCodeOf(reading.error());
    });
}

std::optional<std::chrono::seconds> secondsOf(const QString &text)
{
    bool isNumber = false;
    const std::chrono::seconds seconds(text.toInt(&isNumber));
    const bool isInRange = isNumber && seconds.count() >= 0 && seconds <= kLongestDrillWait;
    return isInRange ? std::optional(seconds) : std::nullopt;
}

} // namespace

Parsed parseDrill(const QStringList &list)
{
    Arguments arguments(u"drill"_s, wording::drillPurpose());
    arguments.addOption(u"wait"_s, Words::tr("Seconds to wait between writing and reading (default: 10)."),
                        Words::tr("seconds"));
    arguments.addFlag(u"with-sleep"_s, Words::tr("Close the connection while waiting and open a new one afterwards."));
    arguments.addFlag(u"read"_s,
                      Words::tr("Used internally: read the test category for the drill that started this process."));
    if (const auto refused = arguments.parse(list))
        return tl::make_unexpected(*refused);
    if (arguments.has(u"read"_s))
        return answerOneQuestion;
    Request request{arguments.ledger()};
    if (arguments.has(u"wait"_s)) {
        const auto wait = secondsOf(arguments.value(u"wait"_s));
        if (!wait)
            return refusal(Words::tr("--wait needs a whole number of seconds from 0 to 3600."));
        request.wait = *wait;
    }
    request.withSleep = arguments.has(u"with-sleep"_s);
    request.isJson = arguments.isJson();
    return [request](LedgerAccess &access, Terminal &terminal) { return run(access, request, terminal); };
}

} // namespace budget::cli
