// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/check.h"

#include "app/checks/checks.h"
#include "app/work/answers.h"
#include "cli/commands/checkjson.h"
#include "cli/terminal/arguments.h"
#include "cli/terminal/ledgeraccess.h"
#include "cli/terminal/source.h"
#include "cli/terminal/words.h"
#include "core/checks/checksecrets.h"
#include "core/plaintext.h"
#include "words/checks/checkwords.h"
#include "words/errors/wording.h"

#include <QJsonDocument>
#include <QLocale>

namespace budget::cli {

using namespace Qt::StringLiterals;

namespace {

struct Request
{
    LedgerChoice ledger;
    bool isJson = false;
};

const QString kIndent(16, u' ');

QString timeOf(const CheckResult &result)
{
    if (result.time.count() == 0)
        return {};
    return Words::tr("%1 ms").arg(QLocale().toString(double(result.time.count()) / 1000, 'f', 1));
}

/// The check's line, followed by cause, next step and technical text if there are any.
QString linesOf(const CheckResult &whole, const CheckTask &task)
{
    const CheckResult result = withoutSecrets(whole, task.login);
    QString text = u"%1  %2  %3"_s.arg(static_cast<int>(result.check) + 1, 2)
                       .arg(wording::checkStateName(result.state), -10)
                       .arg(wording::checkTitle(result.check));
    if (const QString evidence = wording::evidenceText(result); !evidence.isEmpty())
        text += u": "_s + plainLine(evidence);
    if (const QString time = timeOf(result); !time.isEmpty())
        text += u"  ["_s + time + u']';
    text += u'\n';
    for (const QString &line : {wording::checkCause(result), wording::checkStep(result)}) {
        if (!line.isEmpty())
            text += kIndent + line + u'\n';
    }
    if (result.error) {
        if (const QString technical = wording::technicalText(*result.error); !technical.isEmpty())
            text += kIndent + technical + u'\n';
    }
    return text;
}

/// Prints a result only after all results before it, so that the lines keep the order of the checks.
class CheckPrinter : public QObject
{
public:
    CheckPrinter(Terminal &terminal, bool isJson) : m_terminal(terminal), m_isJson(isJson)
    {
        m_promise.start();
        connect(&m_checks, &Checks::changed, this, [this] { print(); });
        connect(&m_checks, &Checks::finished, this, [this] { end(); });
    }

    QFuture<ExitCode> run(const ConnectionSource &source, const CheckTask &task)
    {
        m_source = source;
        m_checks.start(task);
        return m_promise.future();
    }

private:
    void print()
    {
        const auto &results = m_checks.checklist().results();
        for (; !m_isJson && m_printed < results.size() && results[m_printed].isSettled(); ++m_printed) {
            m_terminal.out << linesOf(results[m_printed], m_checks.task());
            if (results[m_printed].check == Check::StringUnderstood)
                printSource();
        }
        m_terminal.out.flush();
    }

    void printSource()
    {
        for (const QString &line : QStringList{m_source.place} + m_source.notes) {
            if (!line.isEmpty())
                m_terminal.out << kIndent << plainLine(line) << '\n';
        }
    }

    void end()
    {
        const ExitCode code = exitCodeOf(m_checks.checklist());
        if (m_isJson) {
            m_terminal.out << QString::fromUtf8(
                QJsonDocument(toJson(m_checks.checklist(), m_checks.task(), m_source)).toJson());
            m_terminal.out.flush();
        }
        m_promise.addResult(code);
        m_promise.finish();
        deleteLater();
    }

    Terminal &m_terminal;
    bool m_isJson;
    ConnectionSource m_source;
    std::size_t m_printed = 0;
    QPromise<ExitCode> m_promise;
    Checks m_checks;
};

QFuture<ExitCode> run(LedgerAccess &access, const Request &request, Terminal &terminal)
{
    auto *printer = new CheckPrinter(terminal, request.isJson);
    printer->setParent(&access);
    auto promise = std::make_shared<QPromise<ExitCode>>();
    promise->start();
    const auto finish = [promise](ExitCode code) {
        promise->addResult(code);
        promise->finish();
    };
    whenAnswered(sourceWithGit(access, request.ledger, printer), printer, [=, &access](const ConnectionSource &source) {
        whenAnswered(access.taskFor(request.ledger), printer,
                     [=](const CheckTask &task) { whenAnswered(printer->run(source, task), printer, finish); });
    });
    return promise->future();
}

} // namespace

Parsed parseCheck(const QStringList &list)
{
    Arguments arguments(u"check"_s,
                        Words::tr("Checks the connection to a ledger step by step, from the connection string to the "
                                  "tables, and reports each problem with its cause and next step. Changes nothing."));
    if (const auto refused = arguments.parse(list))
        return tl::make_unexpected(*refused);
    const Request request{arguments.ledger(), arguments.isJson()};
    return [request](LedgerAccess &access, Terminal &terminal) { return run(access, request, terminal); };
}

} // namespace budget::cli
