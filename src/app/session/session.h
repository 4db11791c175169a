// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionwatch.h"
#include "app/work/workrunner.h"
#include "core/address/ledgerlogin.h"
#include "core/address/poolsettings.h"
#include "core/checks/serverfindings.h"
#include "core/result.h"
#include "core/tables/ledgerlayout.h"
#include "core/tables/tablereport.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace budget {

class Ledger;
class Pool;

/// The ledger that is open now: owns its pool of connections and publishes how it is doing.
/// Lives in the GUI thread; nothing here blocks, all work is on the pool's workers.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class Access {
        Full,
        Beginning, ///< full, and a file that holds no ledger becomes one: a person has agreed to that
        Reading ///< nothing is created or changed, not even what is missing
    };

    explicit Session(const WorkTools &tools = {}, QObject *parent = nullptr);
    /// Ends waits for the network at once; see Ledger::pendingWrites() for what a window should wait for before.
    ~Session() override;

    /// Opens another ledger: connects, verifies the course's tables or creates them, applies migrations.
    /// The ledger that was open stays open and in use until this one has proved to work, and for good where it
    /// has not. What fails for the moment is tried twice more, within the time of `settings`. A call overtakes an
    /// earlier one that is still under way, which then answers Cancelled. A ledger of a newer program opens for
    /// reading, and so does a file that may not be written; the status says so. A file is checked once it is open (see
    /// damageFound()).
    QFuture<Result<void>> open(const LedgerLogin &login, const PoolSettings &settings = {},
                               Access access = Access::Full);
    /// Gives up an open() that is under way; it answers Cancelled.
    void cancelOpening();
    void close();
    /// Gives up all work on the ledger that is open; each piece answers within a second, Cancelled or OutcomeUnknown.
    void cancelWork();
    /// Looks at what time alone changes. A timer calls it: nothing is sent.
    void lookAtClock();

    /// Lets a local file take in what was written lately, so that it can be copied; there is no answer.
    void settle();

    /// What the checklist and the tables' verification ask, of the ledger that is open, on its own connections: for a
    /// local file, which nobody else may open meanwhile.
    QFuture<Result<ServerFindings>> examine(const std::function<qint64()> &now);
    QFuture<Result<DeploymentPlan>> planTables();

    [[nodiscard]] const std::optional<LedgerLocation> &location() const { return m_location; }
    /// The location with the password that the ledger was opened with.
    [[nodiscard]] const std::optional<LedgerLogin> &login() const { return m_login; }
    /// How many connections it may use, and for how long.
    [[nodiscard]] const PoolSettings &settings() const { return m_settings; }
    [[nodiscard]] Ledger &ledger() { return *m_ledger; }
    [[nodiscard]] const StatusSnapshot &status() const { return m_status; }

Q_SIGNALS:
    /// Once in a turn of the event loop, however much happened in it; status() is always that of now. Where another
    /// ledger is open or none is any more, it is said at once.
    void statusChanged();
    /// Another ledger is open: every view asks anew.
    void opened();
    /// The file that is open cannot be read whole: it takes no change any more.
    void damageFound(const budget::Error &error);
    /// For the journal: something happened to a connection or to work on it. Its texts hold no password; no time.
    void happened(const budget::JournalEntry &entry);

private:
    struct Prepared
    {
        QString encryption;
        bool recordsOperations = false;
        std::optional<ErrorKind> readOnlyBecause = {};
        LedgerLayout layout = {};
    };

    [[nodiscard]] static Result<Prepared> prepare(Connection &connection, Access access);
    void connectLedger();
    void note(JournalEntry entry, const LedgerLogin &login);
    void noteState();
    void skipState();
    void finishOpening(const LedgerLogin &login, const PoolSettings &settings, const Prepared &prepared);
    void useLedger(const Prepared &prepared);
    void tidy();
    void noteDamage(const Error &error);
    void retire(std::unique_ptr<Pool> pool);
    void publish();
    void publishAtOnce();
    void updateStatus();
    void publishWatch();
    void noteAnswer(const std::optional<Error> &error);

    std::optional<LedgerLocation> m_location;
    std::optional<LedgerLogin> m_login; ///< of m_location
    PoolSettings m_settings; ///< of the pool that is open
    Access m_access = Access::Full;
    LedgerLayout m_layout;
    WorkTools m_tools;
    StatusSnapshot m_status;
    SessionWatch m_watch;
    QTimer m_clock; ///< until the watch has something to say
    bool m_isPublishing = false; ///< statusChanged() follows in the next turn of the event loop
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Pool> m_pool;
    std::unique_ptr<Pool> m_candidate; ///< the pool of an open() that is under way
    WorkRunner m_opener;
    LedgerLogin m_opening; ///< what m_candidate is about
    std::optional<SessionWatch::TimePoint> m_openingSince;

    struct NotedState
    {
        SessionState state = SessionState::Closed;
        std::optional<SessionWatch::TimePoint> waitingSince = {};
    };
    NotedState m_noted; ///< the watch's, as the journal has it
};

} // namespace budget
