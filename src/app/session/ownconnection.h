// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/work/workrunner.h"
#include "core/address/ledgerlogin.h"
#include "core/result.h"

#include <memory>

namespace budget {

/// One connection to a ledger beside the session's, opened when there is something to do. What fails for the moment is
/// tried again, within half a minute in all. GUI thread; nothing blocks.
class OwnConnection : public QObject
{
    Q_OBJECT

public:
    enum class Access {
        Writing,
        ReadingBeside ///< a file: whoever has it open
    };

    explicit OwnConnection(QObject *parent = nullptr);
    ~OwnConnection() override;
    Q_DISABLE_COPY_MOVE(OwnConnection)

    /// Takes what comes from now on there; what was under way elsewhere is given up.
    void use(const LedgerLogin &login, Access access);
    /// The future of `work(Connection &) -> Result<T>`; only after use().
    template <class Work>
    auto run(WorkKind kind, Work work)
    {
        return m_work.run(kind, std::move(work));
    }
    /// Parts with the connection; the next work opens another one.
    void dispose();
    /// Gives up what is under way; it answers within a second.
    void cancelWork();
    /// Done with it: gives up what is under way and lets the connection close; nobody waits for that.
    void close();

private:
    std::unique_ptr<Pool> m_pool;
    WorkRunner m_work;
};

} // namespace budget
