// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgexchange.h"

#include "db/postgres/pgcancel.h"
#include "db/postgres/pgvalues.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool isBeyondBelief(const Error &error)
{
    return error.kind == ErrorKind::AnswerMalformed || error.kind == ErrorKind::AnswerTooLarge;
}

void FreePgResult::operator()(PGresult *result) const
{
    PQclear(result);
}

PgExchange::PgExchange(PgConnectionPtr handle, InterruptPtr interrupt)
    : m_handle(std::move(handle)), m_interrupt(std::move(interrupt))
{ }

void PgExchange::beginFlight()
{
    m_stop = Stop::None;
    forgetNotifications();
    m_arrived = ArrivedBytes(PQsocket(m_handle.get()));
    m_sentAt = steady_clock::now();
}

/// Nobody listens, but a server may send some all the same, and libpq keeps them.
void PgExchange::forgetNotifications()
{
    while (PGnotify *notification = PQnotifies(m_handle.get()))
        PQfreemem(notification);
}

/// A statement may take `patience` in all, and is stopped before so that its answer still arrives within that.
void PgExchange::allow(Deadline start, milliseconds patience)
{
    m_giveUpAt = start + patience;
    m_stopAt = m_giveUpAt - std::min(kLastMoment, patience / 2);
}

/// Where the connection ends meanwhile, the answer says why.
Result<void> PgExchange::flush()
{
    for (;;) {
        const int left = PQflush(m_handle.get());
        if (left == 0)
            return {};
        if (left < 0)
            return lost();
        if (auto ready = await(POLLIN | POLLOUT); !ready)
            return ready;
        if (auto isRead = read(); !isRead)
            return isRead.error().kind == ErrorKind::AnswerTooLarge ? isRead : Result<void>();
    }
}

/// Takes in what has arrived, as far as there is an end to it.
Result<void> PgExchange::read()
{
    if (m_arrived.count() > kMostBytes)
        return failure(ErrorKind::AnswerTooLarge, Field::None, u"more than %1 MB"_s.arg(kMostBytes >> 20));
    return PQconsumeInput(m_handle.get()) ? Result<void>() : lost();
}

Result<PgResultPtr> PgExchange::nextResult()
{
    while (PQisBusy(m_handle.get())) {
        if (auto ready = await(POLLIN); !ready)
            return tl::make_unexpected(ready.error());
        noteFirstAnswer();
        // A connection that has ended shows in the result that follows, with the server's last words in it.
        if (auto isRead = read(); !isRead && (PQisBusy(m_handle.get()) || isBeyondBelief(isRead.error())))
            return tl::make_unexpected(isRead.error());
    }
    noteFirstAnswer();
    return PgResultPtr(PQgetResult(m_handle.get()));
}

/// What can be read at once may be older than the flight, such as the tickets of a TLS session.
void PgExchange::noteFirstAnswer()
{
    if (!m_sentAt || (PQisBusy(m_handle.get()) && m_arrived.count() == 0))
        return;
    m_lastRoundTrip = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - *m_sentAt);
    m_sentAt.reset();
}

/// Waits while a statement is under way. Giving up does not undo what was sent.
Result<void> PgExchange::await(short events)
{
    for (;;) {
        const bool mayStop = m_stop == Stop::None && !m_isPinging;
        const bool heedsCancel = m_stop == Stop::None;
        switch (waitFor(PQsocket(m_handle.get()), events, *m_interrupt, heedsCancel, mayStop ? m_stopAt : m_giveUpAt)) {
        case Waited::Ready:
            return {};
        case Waited::Cancelled:
            stop(Stop::Cancelled);
            break;
        case Waited::Late:
            if (!mayStop)
                return failure(ErrorKind::OutcomeUnknown);
            stop(Stop::Late);
            break;
        case Waited::Interrupted:
            return failure(ErrorKind::OutcomeUnknown);
        case Waited::Failed:
            return lost();
        }
    }
}

void PgExchange::stop(Stop why)
{
    m_stop = why;
    m_mayBeStopped = true;
    m_giveUpAt = std::min(m_giveUpAt, steady_clock::now() + kLastMoment);
    requestCancel(m_handle.get());
}

/// In libpq's words, which also say where the server does not keep to the protocol.
Failure PgExchange::lost() const
{
    return Failure(lossOf(fromServer(PQerrorMessage(m_handle.get()))));
}

} // namespace budget
