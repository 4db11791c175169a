// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drill/drillreader.h"

#include <QCoreApplication>
#include <QDir>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The environment of this process without the variables that libpq reads and without DATABASE_URL. The program removed
/// both at its start; this is a second safeguard.
QProcessEnvironment withoutConnection()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith(u"PG"_s) || name == u"DATABASE_URL"_s)
            environment.remove(name);
    }
    return environment;
}

} // namespace

DrillReader::DrillReader(QString program, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_limit(limit)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { kill(DrillFault::ReaderSilent); });
}

DrillReader::~DrillReader()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
    }
}

QFuture<DrillReadout> DrillReader::read(const LedgerLogin &login)
{
    m_promise = std::make_unique<QPromise<DrillReadout>>();
    m_promise->start();
    m_output.clear();
    m_whyKilled.reset();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(withoutConnection());
    m_process->setWorkingDirectory(QDir::rootPath()); // a folder that holds no `.env` file
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &DrillReader::takeOutput);
    connect(m_process.get(), &QProcess::errorOccurred, this, &DrillReader::takeError);
    connect(m_process.get(), &QProcess::finished, this, &DrillReader::takeEnd);
    m_timer.start(m_limit);
    auto future = m_promise->future();
    m_process->start(m_program, {u"drill"_s, u"--read"_s});
    if (m_process) { // takeError() may have run inside start()
        m_processId = m_process->processId();
        // The reader's own time limit matters only if kill() does not end it.
        m_process->write(toLine(DrillQuestion{login, 2 * m_limit}));
    }
    return future;
}

void DrillReader::stop()
{
    kill(DrillFault::Cancelled);
}

void DrillReader::takeOutput()
{
    if (m_output.size() < kLongestDrillLine)
        m_output += m_process->readAllStandardOutput();
}

void DrillReader::takeError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // finished() follows
    const Error why{ErrorKind::Unexpected, Field::None, m_process->errorString(), {}, {}};
    answer({{}, DrillFault::ReaderNotStarted, why, 0});
}

void DrillReader::takeEnd()
{
    takeOutput();
    if (m_whyKilled)
        return answer({{}, m_whyKilled, {}, m_processId});
    answer(readoutOf(m_output));
}

/// The exit code does not matter: a reader that answers an error ends with a code other than 0.
DrillReadout DrillReader::readoutOf(const QByteArray &line) const
{
    const auto said = answerOf(line);
    if (!said)
        return {{}, DrillFault::ReaderEnded, {}, m_processId};
    if (!*said)
        return {{}, DrillFault::Failed, said->error(), m_processId};
    const bool isAnother = (*said)->by.processId == m_processId && m_processId != QCoreApplication::applicationPid();
    return isAnother ? DrillReadout{**said, {}, {}, m_processId}
                     : DrillReadout{{}, DrillFault::ReaderEnded, {}, m_processId};
}

void DrillReader::kill(DrillFault why)
{
    if (!m_process || m_whyKilled)
        return;
    m_whyKilled = why;
    m_process->kill();
}

void DrillReader::answer(DrillReadout readout)
{
    m_timer.stop();
    m_process->disconnect(this);
    m_process.release()->deleteLater(); // this runs inside a signal of the process
    const auto promise = std::move(m_promise);
    promise->addResult(std::move(readout));
    promise->finish();
}

} // namespace budget
