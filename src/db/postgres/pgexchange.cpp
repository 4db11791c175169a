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

/// Drops notifications. This program does not LISTEN, but a server may send notifications all the same, and libpq would
/// keep them in memory.
void PgExchange::forgetNotifications()
{
    while (PGnotify *notification = PQnotifies(m_handle.get()))
        PQfreemem(notification);
}

/// Sets the deadlines of the flight, which may take `patience` from `start` on. The cancel request is sent earlier, so
/// that the server's answer to it still arrives within `patience`.
void PgExchange::allow(Deadline start, milliseconds patience)
{
    m_giveUpAt = start + patience;
    m_stopAt = m_giveUpAt - std::min(kLastMoment, patience / 2);
}

/// Sends what libpq has buffered. A connection that ends meanwhile is no error here: the answer that is read next says
/// why it ended.
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

/// Reads what has arrived. Fails with AnswerTooLarge once the answers to the flight exceed kMostBytes.
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
        // If the connection has ended, libpq's next result holds the server's last message, which says why.
        if (auto isRead = read(); !isRead && (PQisBusy(m_handle.get()) || isBeyondBelief(isRead.error())))
            return tl::make_unexpected(isRead.error());
    }
    noteFirstAnswer();
    return PgResultPtr(PQgetResult(m_handle.get()));
}

/// Notes the time of the first answer to the flight. Bytes that can be read at once may have arrived before the flight
/// was sent, such as TLS session tickets.
void PgExchange::noteFirstAnswer()
{
    if (!m_sentAt || (PQisBusy(m_handle.get()) && m_arrived.count() == 0))
        return;
    m_lastRoundTrip = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - *m_sentAt);
    m_sentAt.reset();
}

/// Waits until the socket is ready. Sends a cancel request when the job is cancelled or the statement's time runs out.
/// A wait that is given up does not undo the statement, so the outcome is unknown then.
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

/// The error in libpq's message, which also tells if the server has violated the protocol.
Failure PgExchange::lost() const
{
    return Failure(lossOf(fromServer(PQerrorMessage(m_handle.get()))));
}

} // namespace budget
