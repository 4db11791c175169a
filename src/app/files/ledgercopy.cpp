// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/ledgercopy.h"

#include "app/work/answerchain.h"
#include "app/work/pools.h"
#include "db/files/filecopy.h"
#include "db/open/open.h"
#include "db/pool/pool.h"

namespace budget {

LedgerCopy::LedgerCopy(QObject *parent) : QObject(parent)
{ }

LedgerCopy::~LedgerCopy()
{
    cancel();
}

template <class Work>
auto LedgerCopy::run(const QString &ledger, Work work)
{
    using Answer = std::invoke_result_t<Work, Connection &, const GivenUp &>;
    cancel();
    m_givenUp = std::make_shared<std::atomic<bool>>(false);
    m_pool = std::make_unique<Pool>(singleConnection(),
                                    connectionFactory(LocalFile{ledger}, FileAccess::LookingBeside));
    const auto answer = m_pool->run(
        [work, givenUp = m_givenUp](Connection &connection) { return work(connection, givenUp); });
    return mapAnswer(answer, this, [this, givenUp = m_givenUp](const Answer &answered) {
        if (m_givenUp != givenUp)
            return Answer(failure(ErrorKind::Cancelled));
        retire();
        return answered;
    });
}

QFuture<Result<void>> LedgerCopy::copy(const QString &ledger, const QString &target)
{
    return run(ledger, [target](Connection &connection, const GivenUp &givenUp) {
        return copyLedger(connection, target, givenUp);
    });
}

QFuture<Result<RescueReport>> LedgerCopy::rescue(const QString &damaged, const QString &target)
{
    return run(damaged, [damaged, target](Connection &, const GivenUp &givenUp) {
        return rescueLedger(damaged, target, givenUp);
    });
}

void LedgerCopy::cancel()
{
    if (!m_pool)
        return;
    *m_givenUp = true;
    m_pool->cancelAll();
    retire();
}

/// Lets the pool finish its job in the background and deletes it afterwards.
void LedgerCopy::retire()
{
    m_givenUp.reset();
    budget::retire(std::move(m_pool), this);
}

} // namespace budget
