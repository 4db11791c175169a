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

/// AnswerMalformed or AnswerTooLarge: whoever answers like that is not believed any more, and the session ends.
[[nodiscard]] bool isBeyondBelief(const Error &error);

/// The sending of one flight and the reading of its answers, over a connection of libpq that does not block: with a
/// deadline, an interrupt, a cancel request to the server and a bound on what is read. It does not know what the
/// answers mean.
class PgExchange
{
public:
    /// How long an answer is awaited after the server was asked to stop; less where the statement had less than twice
    /// that in all.
    static constexpr std::chrono::milliseconds kLastMoment{700};
    /// Of the answers to one flight.
    static constexpr qint64 kMostBytes = qint64(256) << 20;

    PgExchange(const PgExchange &) = delete;
    PgExchange &operator=(const PgExchange &) = delete;

protected:
    /// Why the server was asked to stop the statement under way.
    enum class Stop { None, Cancelled, Late };

    PgExchange(PgConnectionPtr handle, InterruptPtr interrupt);
    ~PgExchange() = default;

    /// Before the first byte of a flight is handed to libpq, which may send it at once.
    void beginFlight();
    void allow(Deadline start, std::chrono::milliseconds patience);
    [[nodiscard]] Result<void> flush();
    /// The next result of libpq, or a null one.
    [[nodiscard]] Result<PgResultPtr> nextResult();
    [[nodiscard]] Failure lost() const;

    PgConnectionPtr m_handle;
    InterruptPtr m_interrupt;
    Deadline m_giveUpAt; ///< when the answer is not awaited any longer
    Stop m_stop = Stop::None;
    bool m_isPinging = false;
    bool m_mayBeStopped = false; ///< a cancel request may still be under way, and would hit the next statement
    std::optional<std::chrono::microseconds> m_lastRoundTrip;

private:
    void forgetNotifications();
    [[nodiscard]] Result<void> read();
    void noteFirstAnswer();
    [[nodiscard]] Result<void> await(short events);
    void stop(Stop why);

    Deadline m_stopAt;                ///< when the server is asked to stop the statement under way
    ArrivedBytes m_arrived;           ///< since the flight under way was sent
    std::optional<Deadline> m_sentAt; ///< until the first byte of its answer has arrived
};

} // namespace budget
