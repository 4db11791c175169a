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

/// The open ledger: owns its pool of connections and publishes its status. GUI thread; does not block, all work runs on
/// the pool's worker threads.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class Access {
        Full,
        Beginning, ///< Full, and a file without a ledger becomes one, because a person agreed to that
        Reading    ///< changes nothing and creates no missing tables
    };

    explicit Session(const WorkTools &tools = {}, QObject *parent = nullptr);
    /// Ends waits for the network at once. Before that, a window should wait until Ledger::pendingWrites() is 0.
    ~Session() override;

    /// Opens another ledger: connects, verifies the course's tables or creates them, and applies migrations. The ledger
    /// that was open stays open and in use until the new one is ready, and remains open if this call fails. Transient
    /// failures are retried twice, within the time of `settings`. A call cancels an earlier one that is still under
    /// way, which then fails with Cancelled. A ledger of a newer program and a file that must not be written open
    /// read-only; status() says so. A file is checked after it is open: see damageFound().
    QFuture<Result<void>> open(const LedgerLogin &login, const PoolSettings &settings = {},
                               Access access = Access::Full);
    /// Cancels an open() that is under way, which then fails with Cancelled.
    void cancelOpening();
    void close();
    /// Cancels all work on the open ledger. Each piece answers within a second, with Cancelled or OutcomeUnknown.
    void cancelWork();
    /// Updates the state that depends on time alone. A timer calls this function; it sends nothing.
    void lookAtClock();

    /// Merges the write-ahead log into a local file, so that the file can be copied. Gives no answer.
    void settle();

    /// Run the queries of the checklist and of the comparison of tables on the connections of the open ledger. Needed
    /// for a local file, which the session has locked.
    QFuture<Result<ServerFindings>> examine(const std::function<qint64()> &now);
    QFuture<Result<DeploymentPlan>> planTables();

    [[nodiscard]] const std::optional<LedgerLocation> &location() const { return m_location; }
    /// The login with which the ledger was opened; contains the password.
    [[nodiscard]] const std::optional<LedgerLogin> &login() const { return m_login; }
    /// The pool settings of the open ledger.
    [[nodiscard]] const PoolSettings &settings() const { return m_settings; }
    [[nodiscard]] Ledger &ledger() { return *m_ledger; }
    [[nodiscard]] const StatusSnapshot &status() const { return m_status; }

Q_SIGNALS:
    /// Emitted at most once per turn of the event loop, and at once when a ledger is opened or closed. status() is
    /// always current.
    void statusChanged();
    /// Another ledger is open: every view reads again.
    void opened();
    /// The file that was opened has got tables of this version. `copy` is the path of the file as it was before.
    void migrated(const QString &copy);
    /// The open file is damaged; every write fails from now on.
    void damageFound(const budget::Error &error);
    /// An entry for the journal about a connection or work on it. It holds no password and no time.
    void happened(const budget::JournalEntry &entry);

private:
    struct Prepared
    {
        QString encryption;
        bool recordsOperations = false;
        bool hasLog = false;
        std::optional<ErrorKind> readOnlyBecause = {};
        LedgerLayout layout = {};
        QString copy = {}; ///< of the file before it was migrated
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
    void publish();
    void publishAtOnce();
    void updateStatus();
    void publishWatch();
    void noteAnswer(const std::optional<Error> &error);

    std::optional<LedgerLocation> m_location;
    std::optional<LedgerLogin> m_login; ///< the login of m_location
    PoolSettings m_settings;            ///< the settings of m_pool
    Access m_access = Access::Full;
    Prepared m_prepared; ///< of m_pool
    WorkTools m_tools;
    StatusSnapshot m_status;
    SessionWatch m_watch;
    QTimer m_clock;              ///< runs until m_watch.nextDeadline()
    bool m_isPublishing = false; ///< statusChanged() is queued
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Pool> m_pool;
    std::unique_ptr<Pool> m_candidate; ///< the pool of an open() that is under way
    WorkRunner m_opener;
    LedgerLogin m_opening; ///< the login of m_candidate
    std::optional<SessionWatch::TimePoint> m_openingSince;

    struct NotedState
    {
        SessionState state = SessionState::Closed;
        std::optional<SessionWatch::TimePoint> waitingSince = {};
    };
    NotedState m_noted; ///< the state of m_watch at the last journal entry about it
};

} // namespace budget
