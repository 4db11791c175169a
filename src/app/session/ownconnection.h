// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/work/workrunner.h"
#include "core/address/ledgerlogin.h"
#include "core/result.h"

#include <memory>

namespace budget {

/// One connection to a ledger beside the session's, opened for its first work. Transient failures are retried for half
/// a minute in all. GUI thread; does not block.
class OwnConnection : public QObject
{
    Q_OBJECT

public:
    enum class Access {
        Writing,
        ReadingBeside ///< reads a local file even if another connection has it locked
    };

    explicit OwnConnection(QObject *parent = nullptr);
    ~OwnConnection() override;
    Q_DISABLE_COPY_MOVE(OwnConnection)

    /// Sets the ledger for all later work and cancels work under way.
    void use(const LedgerLogin &login, Access access);
    /// The future of `work(Connection &) -> Result<T>`; only after use().
    template <class Work>
    auto run(WorkKind kind, Work work)
    {
        return m_work.run(kind, std::move(work));
    }
    /// Closes the connection; the next run() opens another one.
    void dispose();
    /// Cancels the work under way, which answers within a second.
    void cancelWork();
    /// Cancels the work under way and closes the connection in the background.
    void close();

private:
    std::unique_ptr<Pool> m_pool;
    WorkRunner m_work;
};

} // namespace budget
