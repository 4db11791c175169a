// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drill/drillnotes.h"
#include "app/session/ownconnection.h"

#include <QObject>

namespace budget {

class Session;

/// Removes the marker of a drill that was cut off, when the session opens that ledger. Sends nothing if there is no
/// note of a drill. If the removal fails, the note stays for the next opening.
class DrillSweep : public QObject
{
    Q_OBJECT

public:
    explicit DrillSweep(Session &session, DrillNotes notes = DrillNotes(), QObject *parent = nullptr);

Q_SIGNALS:
    /// The marker was removed, or needs no removal any more, and the note is deleted. If a marker was removed,
    /// Ledger::changed() was emitted before.
    void swept();

private:
    void sweep();
    void removeMarkerOf(const DrillNote &note);
    void removeAbandoned();
    void end(bool isForgotten);

    Session &m_session;
    DrillNotes m_notes;
    OwnConnection m_connection;
    DrillNotes::Lock m_lock;
    LedgerLocation m_location;
};

} // namespace budget
