// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/statussnapshot.h"
#include "core/connection/ledgerlocation.h"
#include "core/connection/poolsettings.h"
#include "core/result.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace budget {

class Ledger;
class Pool;
struct Preparation;

/// The ledger that is open now: owns its pool of connections and publishes how it is doing.
/// Lives in the GUI thread; nothing here blocks, all work is on the pool's workers.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    /// Ends waits for the network at once; see Ledger::pendingWrites() for what a window should wait for before.
    ~Session() override;

    /// Opens another ledger: connects, verifies the course's tables or creates them, applies migrations.
    /// The ledger that was open stays open and in use until this one has proved to work, and for good where it
    /// has not. A call overtakes an earlier one that is still under way, which then answers Cancelled.
    QFuture<Result<void>> open(const LedgerLocation &location, const PoolSettings &settings = {});
    /// Gives up an open() that is under way; it answers Cancelled.
    void cancelOpening();
    void close();

    [[nodiscard]] const std::optional<LedgerLocation> &location() const { return m_location; }
    [[nodiscard]] Ledger &ledger() { return *m_ledger; }
    [[nodiscard]] const StatusSnapshot &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    /// Another ledger is open: every view asks anew.
    void opened();

private:
    void finishOpening(const LedgerLocation &location, const PoolSettings &settings, const QString &encryption,
                       const Preparation &preparation);
    void retire(std::unique_ptr<Pool> pool);
    void publish();
    [[nodiscard]] SessionState stateOfOpenLedger() const;
    void noteAnswer(const std::optional<Error> &error);

    std::optional<LedgerLocation> m_location;
    PoolSettings m_settings; ///< of the pool that is open
    StatusSnapshot m_status;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Pool> m_pool;
    std::unique_ptr<Pool> m_candidate; ///< the pool of an open() that is under way
};

} // namespace budget
