// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drill/drillsweep.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "db/drill/drillqueries.h"

namespace budget {

namespace {

/// Longest time for which a statement may still be under way after the process that sent it has ended.
constexpr qint64 kInFlight = 60; // seconds

bool mayComeYet(const DrillNote &note)
{
    return qAbs(note.begun.secsTo(QDateTime::currentDateTimeUtc())) < kInFlight;
}

} // namespace

DrillSweep::DrillSweep(Session &session, DrillNotes notes, QObject *parent)
    : QObject(parent), m_session(session), m_notes(std::move(notes))
{
    connect(&m_session, &Session::opened, this, &DrillSweep::sweep);
}

void DrillSweep::sweep()
{
    const auto &location = m_session.location();
    if (m_lock || !location || !m_notes.isThere(*location) || m_session.status().isReadOnly)
        return;
    auto lock = m_notes.lock(*location);
    if (!lock)
        return; // another process drills in this ledger
    m_lock = *std::move(lock);
    m_location = *location;
    m_connection.use(*m_session.login(), OwnConnection::Access::Writing);
    if (const auto note = m_notes.find(*location))
        removeMarkerOf(*note);
    else
        removeAbandoned();
}

void DrillSweep::removeMarkerOf(const DrillNote &note)
{
    const queries::MarkerClaim claim{note.operation, note.isRecorded, note.row};
    const auto removal = m_connection.run(WorkKind::GuardedWrite, [claim](Connection &connection) {
        return queries::removeMarker(connection, claim);
    });
    whenAnswered(removal, this, [this, note](const Result<queries::MarkerRemoval> &answer) {
        if (answer && *answer == queries::MarkerRemoval::Removed)
            Q_EMIT m_session.ledger().changed(Topic::Categories);
        end(answer && (*answer != queries::MarkerRemoval::Gone || !mayComeYet(note)));
    });
}

/// Used if the note of a drill cannot be read: finds the markers by the records of drills in the ledger. A marker that
/// may belong to a running drill stays, and so does the note, so that the next opening of the ledger tries again.
void DrillSweep::removeAbandoned()
{
    const auto removal = m_connection.run(WorkKind::GuardedWrite, [](Connection &connection) {
        return queries::removeAbandonedMarkers(connection);
    });
    whenAnswered(removal, this, [this](const Result<queries::MarkerObstacle> &answer) {
        if (answer)
            Q_EMIT m_session.ledger().changed(Topic::Categories);
        end(answer && *answer != queries::MarkerObstacle::AnotherDrill);
    });
}

void DrillSweep::end(bool isForgotten)
{
    if (isForgotten)
        m_notes.remove(m_location);
    m_connection.close();
    m_lock.reset();
    if (isForgotten)
        Q_EMIT swept();
}

} // namespace budget
