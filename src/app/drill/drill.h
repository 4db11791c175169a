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
    std::chrono::seconds wait{10}; ///< kLongestDrillWait at most
    bool withSleep = false;        ///< part with the connection while it waits, and open another one afterwards
};

/// What a drill takes from outside.
struct DrillTools
{
    QString program = QCoreApplication::applicationFilePath(); ///< what reads: this program
    std::chrono::milliseconds readerLimit{45'000};
    DrillNotes notes = DrillNotes();
};

/// Proves that what is written stays: writes a marker (a category), waits, has another process read it through a
/// connection of its own, and removes it, whatever happened in between. A marker that was cut off from its drill is
/// removed by the next drill, or by DrillSweep at the next start. GUI thread; nothing blocks but a small file of notes.
class Drill : public QObject
{
    Q_OBJECT

public:
    explicit Drill(DrillTools tools = {}, QObject *parent = nullptr);
    /// Leaves a marker that is there to the next start.
    ~Drill() override;
    Q_DISABLE_COPY_MOVE(Drill)

    /// Does nothing while a drill is under way.
    void start(const DrillOptions &options);
    /// Goes on to the removal at once; a second time, or during the removal, gives that up too.
    void cancel();

    [[nodiscard]] const DrillReport &report() const { return m_report; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Of the wait.
    [[nodiscard]] std::chrono::seconds remaining() const;

Q_SIGNALS:
    void changed();
    /// The report is complete; never from within start() or cancel().
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
    LedgerLocation m_location; ///< of m_options
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
