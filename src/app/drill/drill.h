// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drill/drillnotes.h"
#include "app/drill/drillreader.h"
#include "app/session/ownconnection.h"
#include "core/drill/drillreport.h"

#include <QCoreApplication>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace budget {

inline constexpr std::chrono::seconds kLongestDrillWait{3600};

struct DrillOptions
{
    LedgerLogin login;
    std::chrono::seconds wait{10}; ///< at most kLongestDrillWait
    bool withSleep = false;        ///< close the connection during the wait and open another one afterwards
};

/// The environment of a drill, which tests replace.
struct DrillTools
{
    QString program = QCoreApplication::applicationFilePath(); ///< the executable that reads the marker: this program
    std::chrono::milliseconds readerLimit{45'000};
    DrillNotes notes = DrillNotes();
};

/// Proves that a written row persists: writes a marker (a category), waits, has another process read the marker over a
/// connection of its own, and removes it, whatever happened in between. If a drill is cut off, the next drill or
/// DrillSweep at the next start removes its marker. GUI thread; blocks only to write the small file of DrillNotes.
class Drill : public QObject
{
    Q_OBJECT

public:
    explicit Drill(DrillTools tools = {}, QObject *parent = nullptr);
    /// Leaves an existing marker to DrillSweep at the next start.
    ~Drill() override;
    Q_DISABLE_COPY_MOVE(Drill)

    /// Does nothing while a drill is under way.
    void start(const DrillOptions &options);
    /// Skips to the removal of the marker. A second call, or a call during the removal, cancels the removal too.
    void cancel();

    [[nodiscard]] const DrillReport &report() const { return m_report; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Time left of the wait; zero in every other step.
    [[nodiscard]] std::chrono::seconds remaining() const;

Q_SIGNALS:
    void changed();
    /// The report is complete. Never emitted from within start() or cancel().
    void finished();

private:
    struct Site;

    void survey();
    void takeSite(const Result<Site> &site);
    void write();
    void takeWritten(const DrillActor &by, qint64 id);
    void wait();
    void tick();
    void read();
    void takeReadout(const DrillReadout &readout);
    void remove();
    void noteFate(MarkerFate fate, std::optional<DrillFault> fault);

    void begin(DrillStep step);
    void pass(DrillStep step, const DrillActor &by = {});
    void fail(DrillStep step, DrillFault fault, const std::optional<Error> &error = {});
    void settle(DrillStep step, DrillState state);
    void failToWrite(const Error &error);
    void conclude();

    DrillTools m_tools;
    DrillOptions m_options;
    LedgerLocation m_location; ///< the location in m_options
    DrillReport m_report;
    OwnConnection m_connection;
    DrillReader m_reader;
    DrillNotes::Lock m_lock;
    std::unique_ptr<Site> m_site;
    DrillStep m_step = DrillStep::Write;
    std::chrono::steady_clock::time_point m_stepBegan;
    QTimer m_tick;
    bool m_isRunning = false;
    bool m_isCancelled = false;
};

} // namespace budget
