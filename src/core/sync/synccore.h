// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/failure/retrypolicy.h"
#include "core/sync/ledgerpart.h"
#include "core/sync/outbox.h"

#include <QDateTime>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace budget {

struct SyncSettings
{
    FlightLimits limits = {};
    /// A return to the window is a reason to ask the server if another program was active for at least this time.
    std::chrono::milliseconds away = std::chrono::minutes(5);
    /// false: opening the ledger and returning to the window are no reasons to ask the server, which may be asleep
    bool mayLook = true;
};

/// What the status bar says about a replica.
struct SyncStatus
{
    int unsent = 0; ///< all operations of the outbox, including those in conflict and refused ones
    int inConflict = 0;
    int refused = 0;
    bool isBusy = false;           ///< a request is under way
    bool isWaitingToRetry = false; ///< the last request failed, and a retry is due at nextDeadline()
    std::optional<Error> lastError = {};
    QDateTime asOf = {}; ///< when the replica last agreed with the server; invalid: never
    qint64 rowsToFetch = 0;
    qint64 rowsFetched = 0;

    bool operator==(const SyncStatus &) const = default;
};

/// Decides what a replica and its server exchange and when, without I/O, thread or clock: events in, actions out. The
/// rows and the outbox are in the local file; this class knows the outbox' order and the digests only. The caller
/// carries out the actions in their order and reports each one's end with its flight number; events of a flight that is
/// not the current one are ignored.
///
/// - One request is under way at a time, and each has a reason: the ledger was opened, a person pressed F5, made a
///   change or returned to the window. Without such a reason, only a retry after a transient failure is sent.
/// - Operations are sent before anything is fetched. Nothing is fetched while an operation is unanswered.
/// - The server is not asked for digests after a push: the digests of the parts that the push changed come with its
///   answer, or these parts are fetched.
class SyncCore
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Flight = quint64;

    /// Mark the operations as sent (takeForPush()), commit, then send them in one request.
    struct Push
    {
        Flight flight = 0;
        std::vector<PushItem> operations;
        bool operator==(const Push &) const = default;
    };
    /// Find out from the server's rows what became of operations that a server without a log did not answer.
    struct Settle
    {
        Flight flight = 0;
        std::vector<OperationId> operations;
        bool operator==(const Settle &) const = default;
    };
    struct AskDigests
    {
        Flight flight = 0;
        bool operator==(const AskDigests &) const = default;
    };
    /// Fetch the parts. With `isStream`, rows come as one ordered stream, and each part is stored when it is complete;
    /// otherwise all parts are fetched from one snapshot and stored together.
    struct Fetch
    {
        Flight flight = 0;
        std::vector<LedgerPart> parts;
        bool isStream = false;
        bool operator==(const Fetch &) const = default;
    };
    using Action = std::variant<Push, Settle, AskDigests, Fetch>;
    using Actions = std::vector<Action>;

    explicit SyncCore(const SyncSettings &settings) : m_settings(settings) { }

    /// The ledger was opened with this outbox and these parts. `asOf` is the stored SyncStatus::asOf.
    [[nodiscard]] Actions opened(const Outbox &outbox, const KnownParts &known, const QDateTime &asOf, TimePoint now);
    /// A person entered, decided, retried or withdrew an operation, and it was stored.
    [[nodiscard]] Actions outboxChanged(const Outbox &outbox, TimePoint now);
    /// A person asked for the server's state (F5), or changed the address or the password.
    [[nodiscard]] Actions lookRequested(TimePoint now);
    void leftWindow(TimePoint now) { m_leftAt = now; }
    [[nodiscard]] Actions returnedToWindow(TimePoint now);

    /// The answer of a Push or Settle was stored.
    [[nodiscard]] Actions answerStored(Flight flight, const Outbox &outbox, const KnownParts &known, TimePoint now);
    /// `wall` is the time at which the question was sent.
    [[nodiscard]] Actions digestsAnswered(Flight flight, const std::vector<PartDigest> &server, const KnownParts &known,
                                          const QDateTime &wall, TimePoint now);
    /// A part of a stream was stored; the stream goes on.
    void partStored(Flight flight, qint64 rows);
    /// All parts of a Fetch were stored.
    [[nodiscard]] Actions fetchStored(Flight flight, const Outbox &outbox, const KnownParts &known, TimePoint now);
    /// The request failed. `outbox` and `known` are as they are after the part of the answer that did arrive was
    /// stored. `permille` is a random number from 0 to 999.
    [[nodiscard]] Actions failed(Flight flight, const Error &error, const Outbox &outbox, const KnownParts &known,
                                 int permille, TimePoint now);
    /// Tries again what failed, if its time has come.
    [[nodiscard]] Actions tick(TimePoint now);

    /// The time at which tick() must be called next; nothing unless a retry is due.
    [[nodiscard]] std::optional<TimePoint> nextDeadline() const { return m_retryAt; }
    [[nodiscard]] SyncStatus status() const;

private:
    /// Whether a failure delays further requests.
    enum class Pause {
        None,
        UntilReason, ///< all retries have failed: the next change, or the next reason to ask the server, tries again
        UntilAsked,  ///< only a person can resolve the failure: F5 or new settings try again
    };

    [[nodiscard]] Actions proceed();
    [[nodiscard]] Actions endOfFlight(const Outbox &outbox, const KnownParts &known);
    void reasonGiven();
    [[nodiscard]] bool isInDoubt() const;
    [[nodiscard]] std::vector<OperationId> unanswered() const;

    SyncSettings m_settings;
    Outbox m_outbox;
    std::vector<LedgerPart> m_stale;   ///< parts that an answer showed to differ
    std::vector<LedgerPart> m_toFetch; ///< parts that the last digests showed to differ
    std::optional<Flight> m_current;
    Flight m_lastFlight = 0;
    bool m_wantsLook = false;
    bool m_isReadOnly = false;
    Pause m_pause = Pause::None;
    RetryPolicy m_policy;
    std::optional<TimePoint> m_retryAt;
    std::optional<TimePoint> m_leftAt;
    std::optional<Error> m_lastError;
    QDateTime m_asOf;
    QDateTime m_askedAt; ///< the time of the digests that m_toFetch comes from
    qint64 m_rowsToFetch = 0;
    qint64 m_rowsFetched = 0;
};

} // namespace budget
