// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/killedvisits.h"

#include "support/servers/serverprocess.h"

#include <QRandomGenerator>

namespace budget::test {

using namespace Qt::StringLiterals;

namespace {

/// The program is killed at a random moment after the window has reported so many expenses as saved.
constexpr int kMostSaved = 4;
/// Milliseconds after that; one expense takes about half as long to save.
constexpr int kLatestKill = 60;

} // namespace

KilledVisits::KilledVisits(const QString &name, const QString &ledger, bool isFile, int visits)
    : m_name(name), m_ledger(ledger), m_isFile(isFile), m_left(visits)
{
    m_killTimer.setSingleShot(true);
    m_killTimer.setTimerType(Qt::PreciseTimer);
    QProcessEnvironment environment = cleanEnvironment(m_home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    for (const auto *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(variable), m_home.path());
    if (!isFile)
        environment.insert(u"DATABASE_URL"_s, ledger);
    m_program.setProcessEnvironment(environment);
    m_program.setProgram(QStringLiteral(BUDGET_SAVE_VISITOR));
    connect(&m_killTimer, &QTimer::timeout, &m_program, &QProcess::kill);
    connect(&m_program, &QProcess::readyReadStandardOutput, this, &KilledVisits::read);
    connect(&m_program, &QProcess::finished, this, &KilledVisits::finish);
}

void KilledVisits::start()
{
    visit();
}

void KilledVisits::visit()
{
    m_said.clear();
    m_isReady = false;
    m_savedUntilKill = static_cast<int>(QRandomGenerator::global()->bounded(kMostSaved + 1));
    QStringList arguments{u"%1-%2"_s.arg(m_name).arg(++m_visit)};
    if (m_isFile)
        arguments << m_ledger;
    m_program.setArguments(arguments);
    m_program.start();
}

void KilledVisits::read()
{
    m_said += m_program.readAllStandardOutput();
    if (!m_isReady && m_said.startsWith("ready\n") && m_said.count("\nsaved ") >= m_savedUntilKill) {
        m_isReady = true;
        m_killTimer.start(static_cast<int>(QRandomGenerator::global()->bounded(kLatestKill)));
    }
}

void KilledVisits::finish(int exitCode, QProcess::ExitStatus status)
{
    read();
    m_killTimer.stop();
    if (status != QProcess::CrashExit || !m_isReady) {
        m_faults << u"visit %1 ended with %2: %3"_s.arg(m_visit).arg(exitCode).arg(
            QString::fromUtf8(m_program.readAllStandardError()));
    }
    const auto lines = m_said.left(m_said.lastIndexOf('\n') + 1).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("saved "))
            m_saved << QString::fromUtf8(line.mid(6));
    }
    if (--m_left > 0)
        visit();
}

} // namespace budget::test
