// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "db/interrupt.h"
#include "db/postgres/pglogin.h"
#include "db/postgres/pgwait.h"

#include <chrono>
#include <memory>
#include <optional>

using PGresult = struct pg_result;

namespace budget {

struct FreePgResult
{
    void operator()(PGresult *result) const;
};
using PgResultPtr = std::unique_ptr<PGresult, FreePgResult>;

/// True for AnswerMalformed and AnswerTooLarge. A server that sends such an answer is not trusted any more: the session
/// ends.
[[nodiscard]] bool isBeyondBelief(const Error &error);

/// Sends one flight and reads its answers, over a non-blocking connection of libpq. Adds a deadline, an interrupt, a
/// cancel request to the server and a bound on the bytes that are read. Does not interpret the answers.
class PgExchange
{
public:
    /// How long an answer is awaited after a cancel request was sent, or half of the statement's time if that is
    /// less.
    static constexpr std::chrono::milliseconds kLastMoment{700};
    /// The largest total size in bytes of the answers to one flight.
    static constexpr qint64 kMostBytes = qint64(256) << 20;

    PgExchange(const PgExchange &) = delete;
    PgExchange &operator=(const PgExchange &) = delete;

protected:
    /// Why a cancel request was sent for the current statement.
    enum class Stop { None, Cancelled, Late };

    PgExchange(PgConnectionPtr handle, InterruptPtr interrupt);
    ~PgExchange() = default;

    /// Must be called before the first byte of a flight is passed to libpq, which may send it at once.
    void beginFlight();
    void allow(Deadline start, std::chrono::milliseconds patience);
    [[nodiscard]] Result<void> flush();
    /// The next result of libpq; null if libpq has none.
    [[nodiscard]] Result<PgResultPtr> nextResult();
    [[nodiscard]] Failure lost() const;

    PgConnectionPtr m_handle;
    InterruptPtr m_interrupt;
    Deadline m_giveUpAt; ///< when the wait for the answer is given up
    Stop m_stop = Stop::None;
    bool m_isPinging = false;
    bool m_mayBeStopped = false; ///< a cancel request may still arrive, and would then hit the next statement
    std::optional<std::chrono::microseconds> m_lastRoundTrip;

private:
    void forgetNotifications();
    [[nodiscard]] Result<void> read();
    void noteFirstAnswer();
    [[nodiscard]] Result<void> await(short events);
    void stop(Stop why);

    Deadline m_stopAt;                ///< when a cancel request is sent for the current statement
    ArrivedBytes m_arrived;           ///< bytes that have arrived since the current flight was sent
    std::optional<Deadline> m_sentAt; ///< when the flight was sent; empty after the first byte of its answer
};

} // namespace budget
