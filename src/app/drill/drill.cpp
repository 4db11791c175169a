// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drill/drill.h"

#include "app/work/answers.h"
#include "db/drill/drillqueries.h"

#include <algorithm>

namespace budget {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

QString placeOf(const LedgerLocation &location)
{
    const auto *file = std::get_if<LocalFile>(&location);
    return file ? file->path : std::get<ServerAddress>(location).place();
}

std::optional<queries::MarkerClaim> claimOf(const std::optional<DrillNote> &note)
{
    if (!note)
        return std::nullopt;
    return queries::MarkerClaim{note->operation, note->isRecorded, note->row};
}

DrillNote noteOf(const queries::MarkerClaim &claim)
{
    return {claim.operation, claim.isRecorded, claim.row, QDateTime::currentDateTimeUtc()};
}

} // namespace

/// What survey() found in the ledger.
struct Drill::Site : queries::MarkerSite
{ };

Drill::Drill(DrillTools tools, QObject *parent)
    : QObject(parent), m_tools(std::move(tools)), m_reader(m_tools.program, m_tools.readerLimit)
{
    connect(&m_tick, &QTimer::timeout, this, &Drill::tick);
}

Drill::~Drill() = default;

void Drill::start(const DrillOptions &options)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_isCancelled = false;
    m_options = options;
    m_location = locationOf(options.login);
    m_options.wait = std::clamp(options.wait, seconds(0), kLongestDrillWait);
    m_site.reset();
    m_report = {};
    m_report.place = placeOf(m_location);
    m_report.wait = m_options.wait;
    m_report.withSleep = options.withSleep;
    begin(DrillStep::Write);
    auto lock = m_tools.notes.lock(m_location);
    if (!lock) {
        const bool isBusy = lock.error().kind == ErrorKind::FileInUse;
        fail(DrillStep::Write, isBusy ? DrillFault::AnotherDrill : DrillFault::Failed, lock.error());
        return conclude();
    }
    m_lock = *std::move(lock);
    m_connection.use(options.login, OwnConnection::Access::Writing);
    survey();
}

void Drill::cancel()
{
    if (!m_isRunning)
        return;
    m_isCancelled = true;
    switch (m_step) {
    case DrillStep::Write:
    case DrillStep::Remove:
        m_connection.cancelWork();
        break;
    case DrillStep::Wait:
        m_tick.stop();
        fail(DrillStep::Wait, DrillFault::Cancelled);
        remove();
        break;
    case DrillStep::Read:
        m_reader.stop();
        break;
    }
}

seconds Drill::remaining() const
{
    if (m_step != DrillStep::Wait || m_report.result(DrillStep::Wait).state != DrillState::Running)
        return seconds(0);
    const auto left = m_stepBegan + m_options.wait - steady_clock::now();
    return std::max(seconds(0), std::chrono::ceil<seconds>(left));
}

void Drill::survey()
{
    const auto leftover = claimOf(m_tools.notes.find(m_location));
    const auto found = m_connection.run(WorkKind::Read, [leftover](Connection &connection) {
        return queries::surveyMarker(connection, leftover).map([](const queries::MarkerSite &site) {
            return Site{site};
        });
    });
    whenAnswered(found, this, [this](const Result<Site> &site) { takeSite(site); });
}

void Drill::takeSite(const Result<Site> &site)
{
    if (m_isCancelled || !site) {
        fail(DrillStep::Write, m_isCancelled ? DrillFault::Cancelled : DrillFault::Failed,
             site ? std::nullopt : std::optional(site.error()));
        return conclude();
    }
    if (site->obstacle != queries::MarkerObstacle::None) {
        const bool isDrill = site->obstacle == queries::MarkerObstacle::AnotherDrill;
        fail(DrillStep::Write, isDrill ? DrillFault::AnotherDrill : DrillFault::CategoryThere);
        return conclude();
    }
    m_site = std::make_unique<Site>(*site);
    // From here on the ledger may contain the marker, so the note must be on the disk for DrillSweep and the next
    // drill.
    if (const auto noted = m_tools.notes.put(m_location, noteOf(m_site->claim)); !noted) {
        fail(DrillStep::Write, DrillFault::Failed, noted.error());
        return conclude();
    }
    write();
}

void Drill::write()
{
    m_report.fate = MarkerFate::Unknown;
    const WorkKind kind = m_site->claim.isRecorded ? WorkKind::GuardedWrite : WorkKind::UnguardedWrite;
    const auto written = m_connection.run(kind, [claim = m_site->claim, layout = m_site->layout](Connection &connection) {
        return queries::writeMarker(connection, claim, layout);
    });
    whenAnswered(written, this, [this](const Result<queries::WrittenMarker> &marker) {
        if (!marker)
            return failToWrite(marker.error());
        takeWritten({QCoreApplication::applicationPid(), marker->backend}, marker->id.value);
    });
}

void Drill::failToWrite(const Error &error)
{
    const DrillFault fault = m_isCancelled ? DrillFault::Cancelled : DrillFault::Failed;
    if (error.kind != ErrorKind::NameTaken) {
        fail(DrillStep::Write, fault, error);
        return remove(); // the marker may have been written nevertheless
    }
    m_report.fate = MarkerFate::NotWritten;
    m_tools.notes.remove(m_location);
    fail(DrillStep::Write, DrillFault::CategoryThere, error);
    conclude();
}

void Drill::takeWritten(const DrillActor &by, qint64 id)
{
    m_report.fate = MarkerFate::There;
    m_report.markerId = id;
    if (!m_site->claim.isRecorded && !m_site->claim.row.isValid()) {
        m_site->claim.row = {id};
        (void)m_tools.notes.put(m_location, noteOf(m_site->claim));
    }
    pass(DrillStep::Write, by);
    if (m_isCancelled)
        return remove();
    wait();
}

void Drill::wait()
{
    // A local file is closed during the wait, so that other programs can open it.
    if (m_options.withSleep || std::holds_alternative<LocalFile>(m_location))
        m_connection.dispose();
    begin(DrillStep::Wait);
    tick();
}

/// Emits changed() once a second, and ends the wait.
void Drill::tick()
{
    const auto left = m_stepBegan + m_options.wait - steady_clock::now();
    if (left <= steady_clock::duration::zero()) {
        m_tick.stop();
        pass(DrillStep::Wait);
        return read();
    }
    m_tick.start(std::min(milliseconds(1000), std::chrono::ceil<milliseconds>(left)));
    Q_EMIT changed();
}

void Drill::read()
{
    begin(DrillStep::Read);
    whenAnswered(m_reader.read(m_options.login), this, [this](const DrillReadout &readout) { takeReadout(readout); });
}

void Drill::takeReadout(const DrillReadout &readout)
{
    DrillResult &result = m_report.result(DrillStep::Read);
    result.by.processId = readout.processId;
    if (!readout.reading) {
        const auto fault = readout.fault.value_or(DrillFault::ReaderEnded);
        fail(DrillStep::Read, m_isCancelled ? DrillFault::Cancelled : fault, readout.error);
        return remove();
    }
    result.by = readout.reading->by;
    const auto &ids = readout.reading->ids;
    m_report.isFound = std::ranges::find(ids, CategoryId{m_report.markerId}) != ids.end();
    if (m_report.isFound)
        pass(DrillStep::Read, readout.reading->by);
    else
        fail(DrillStep::Read, ids.empty() ? DrillFault::Gone : DrillFault::Replaced);
    remove();
}

void Drill::remove()
{
    begin(DrillStep::Remove);
    const auto removal = m_connection.run(WorkKind::GuardedWrite, [claim = m_site->claim](Connection &connection) {
        return queries::removeMarker(connection, claim);
    });
    whenAnswered(removal, this, [this](const Result<queries::MarkerRemoval> &answer) {
        if (!answer) {
            m_report.fate = MarkerFate::Unknown;
            fail(DrillStep::Remove, DrillFault::Failed, answer.error());
            return conclude();
        }
        switch (*answer) {
        case queries::MarkerRemoval::Removed:
            return noteFate(MarkerFate::Removed, {});
        case queries::MarkerRemoval::Gone:
            return noteFate(MarkerFate::Gone, {});
        case queries::MarkerRemoval::InUse:
            return noteFate(MarkerFate::Left, DrillFault::InUse);
        case queries::MarkerRemoval::Changed:
            return noteFate(MarkerFate::Left, DrillFault::Changed);
        }
    });
}

/// Removes the note, unless the statement that writes the marker got no answer and the marker was not found: that
/// statement may still be executed later.
void Drill::noteFate(MarkerFate fate, std::optional<DrillFault> fault)
{
    const bool mayComeYet = fate == MarkerFate::Gone && m_report.markerId == 0;
    if (!mayComeYet)
        m_tools.notes.remove(m_location);
    m_report.fate = fate;
    if (m_report.isFound && fate == MarkerFate::Gone)
        fault = DrillFault::Gone; // the marker vanished after it was read, or the row that was read was another one
    if (fault)
        fail(DrillStep::Remove, *fault);
    else
        pass(DrillStep::Remove, {QCoreApplication::applicationPid(), 0});
    conclude();
}

void Drill::begin(DrillStep step)
{
    m_step = step;
    m_stepBegan = steady_clock::now();
    m_report.result(step).state = DrillState::Running;
    m_report.result(step).at = QDateTime::currentDateTimeUtc();
    Q_EMIT changed();
}

void Drill::pass(DrillStep step, const DrillActor &by)
{
    m_report.result(step).by = by;
    settle(step, DrillState::Passed);
}

void Drill::fail(DrillStep step, DrillFault fault, const std::optional<Error> &error)
{
    m_report.result(step).fault = fault;
    m_report.result(step).error = error;
    settle(step, DrillState::Failed);
}

void Drill::settle(DrillStep step, DrillState state)
{
    m_report.result(step).state = state;
    m_report.result(step).time = std::chrono::duration_cast<milliseconds>(steady_clock::now() - m_stepBegan);
    Q_EMIT changed();
}

void Drill::conclude()
{
    m_connection.close();
    m_lock.reset();
    for (DrillResult &result : m_report.results) {
        if (!result.isSettled())
            result.state = DrillState::Skipped;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isRunning = false;
            Q_EMIT changed();
            Q_EMIT finished();
        },
        Qt::QueuedConnection);
}

} // namespace budget
