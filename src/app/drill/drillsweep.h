// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drill/drillnotes.h"
#include "app/session/ownconnection.h"

#include <QObject>

namespace budget {

class Session;

/// Removes the marker of a drill that was cut off, as soon as its ledger is open again; nothing is sent where no drill
/// was. What cannot be removed just now is left to the next time.
class DrillSweep : public QObject
{
    Q_OBJECT

public:
    explicit DrillSweep(Session &session, DrillNotes notes = DrillNotes(), QObject *parent = nullptr);

Q_SIGNALS:
    /// One was looked for, and is not there any more; Ledger::changed() was said where it was removed.
    void swept();

private:
    void sweep();
    void end(bool isForgotten);

    Session &m_session;
    DrillNotes m_notes;
    OwnConnection m_connection;
    DrillNotes::Lock m_lock;
    LedgerLocation m_location;
};

} // namespace budget
