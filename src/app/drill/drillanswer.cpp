// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drill/drillanswer.h"

#include "app/work/answers.h"
#include "db/drill/drillqueries.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <array>
#include <cerrno>

#include <unistd.h>

namespace budget {

DrillAnswer::DrillAnswer(int questions, QObject *parent)
    : QObject(parent), m_input(questions), m_notifier(questions, QSocketNotifier::Read)
{
    m_promise.start();
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &DrillAnswer::askerGone);
    connect(&m_notifier, &QSocketNotifier::activated, this, &DrillAnswer::takeInput);
}

/// End of file on the input means that the asking process is gone: it keeps the input open while it waits for the
/// answer.
void DrillAnswer::takeInput()
{
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(m_input, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        m_notifier.setEnabled(false);
        Q_EMIT askerGone();
        return;
    }
    if (m_isAsked)
        return;
    m_line.append(bytes.data(), static_cast<qsizetype>(count));
    m_isAsked = m_line.endsWith('\n') || m_line.size() > kLongestDrillLine;
    if (!m_isAsked)
        return;
    const auto question = questionOf(m_line);
    m_line.fill('\0');
    if (question)
        ask(*question);
    else
        answer(tl::make_unexpected(question.error()));
}

void DrillAnswer::ask(const DrillQuestion &question)
{
    m_limit.start(question.limit);
    m_connection.use(question.login, OwnConnection::Access::ReadingBeside);
    QElapsedTimer clock;
    clock.start();
    const auto reading = m_connection.run(WorkKind::Read, &queries::readMarker);
    whenAnswered(reading, this, [this, clock](const Result<DrillReading> &found) {
        answer(found.map([&](DrillReading told) {
            told.by.processId = QCoreApplication::applicationPid();
            told.time = std::chrono::milliseconds(clock.elapsed());
            return told;
        }));
    });
}

void DrillAnswer::answer(const Result<DrillReading> &reading)
{
    m_limit.stop();
    m_connection.close();
    m_promise.addResult(reading);
    m_promise.finish();
}

} // namespace budget
