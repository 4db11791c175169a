// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/filelook.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "ui/files/beginbox.h"

#include <QMessageBox>

namespace budget {

FileLook::FileLook(Session &session, QWidget &window) : QObject(&window), m_session(session), m_window(window)
{ }

void FileLook::look(const LocalFile &file, bool isAgreed)
{
    if (m_session.location() == LedgerLocation(file)) // the session has locked the file, so a trial could not open it
        return whenAnswered(m_session.ledger().listPersons(), this, [this](const Result<std::vector<Person>> &persons) {
            TrialReport report;
            report.persons = persons.value_or(std::vector<Person>());
            Q_EMIT found(report);
        });
    whenAnswered(m_trial.tryLogin(file), this, [this, file, isAgreed](const Result<TrialReport> &report) {
        if (report)
            Q_EMIT found(*report);
        else if (!mayBegin(report.error()))
            Q_EMIT failed(report.error());
        else if (isAgreed)
            Q_EMIT agreed(file);
        else
            ask(file, report.error());
    });
}

void FileLook::cancel()
{
    m_trial.cancel();
}

void FileLook::ask(const LocalFile &file, const Error &error)
{
    Q_EMIT failed({ErrorKind::Cancelled, Field::None, {}, {}, {}});
    if (m_question)
        return;
    m_question = makeBeginBox(file.path, error, &m_window);
    connect(m_question, &QDialog::accepted, this, [this, file] { Q_EMIT agreed(file); });
    m_question->open();
}

} // namespace budget
