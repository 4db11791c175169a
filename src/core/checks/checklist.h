// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace budget {

/// What is checked of a connection, in this order.
enum class Check {
    StringUnderstood,
    SecretAvailable,
    NameResolves,
    PortAnswers,
    TlsAgreed,     ///< and the certificate is the server's
    EndpointKnown, ///< Neon's alone
    ServerAwake,   ///< and taking connections; Neon's wakes when it is asked for one
    PasswordAccepted,
    DatabaseExists, ///< or the file
    RoundTrip,
    ServerVersion, ///< and whether it can be written
    Rights,
    Tables,
    Migrations,
    Connections, ///< pooled or direct, and how many are in use
    Clock,
};

inline constexpr std::size_t kCheckCount = 16;

[[nodiscard]] constexpr Check checkAt(std::size_t index)
{
    return static_cast<Check>(index);
}

enum class CheckState {
    Waiting,
    Running,
    Passed,
    Warned, ///< it works, and there is something to know: `CheckResult::concern`
    Failed,
    Skipped,  ///< not reached, because of `CheckResult::blockedBy`
    NotNeeded ///< there is nothing to check here: a file has no host
};

/// What a value of the evidence is.
enum class Fact {
    Place,
    User,
    File,
    Parameter, ///< 'sslmode=verify-full', as it is used
    PasswordGiven,
    NoPassword,
    Host,
    Address,
    PortOpen,    ///< 'address port'
    PortRefused, ///< likewise
    PortSilent,  ///< likewise
    Socket,      ///< a Unix socket's folder
    Unencrypted,
    Protocol,
    Cipher,
    CertificateFor, ///< the names that it was made out to
    Issuer,
    ValidFrom,   ///< ISO date and time, where that is still to come
    ExpiresOn,   ///< ISO date
    DaysLeft,    ///< negative: so many days too late
    HostMatches, ///< the name that was asked for
    Authorities, ///< the file of those who may vouch
    Endpoint,
    Region,
    WakeTime,  ///< milliseconds
    LoginTime, ///< milliseconds
    Database,
    Question,
    Flight, ///< microseconds
    Version,
    Writable,
    MayCreateIn,    ///< schema
    MayNotCreateIn, ///< schema
    LackedRight,    ///< 'INSERT expenses'
    HasRights,      ///< on the three tables
    TablesFound,    ///< how many of the three
    Difference,     ///< in the catalogue's words
    Migration,      ///< version of ours that is there
    LatestMigration,
    Pooled,
    Direct,
    ConnectionsInUse,
    ConnectionLimit,
    ReservedConnections,
    PoolLimit,   ///< what our own pool may open; 0: no limit
    ClockOffset, ///< milliseconds by which the server's clock is ahead
};

struct Evidence
{
    Fact fact = Fact::Place;
    QString value = {};

    bool operator==(const Evidence &) const = default;
};

/// What there is to know about a check that passed with a warning.
enum class Concern {
    NotEncrypted,
    HostNotVerified,   ///< the certificate is good, but nobody looks for whom: sslmode=verify-ca
    ExpiresSoon,       ///< within two weeks
    BindingUnanswered, ///< channel_binding=require was not answered in time, and without it the server did answer
    FileNotYet,
    ReadOnly,
    OldServer, ///< no longer maintained by the PostgreSQL project
    MayNotCreate,
    MayNotWrite,
    NoTables,
    MigrationsPending,
    LedgerNewer, ///< a newer program has been there: this one only reads it
    FewConnectionsLeft,
    PoolTooLarge,
    ClockOff, ///< by more than a minute
};

/// A next step that the program itself can do.
enum class CheckAction { None, CorrectString, ReenterPassword, RaiseTls, SwitchToDirect, ShrinkPool, CreateTables };

struct CheckResult
{
    Check check = Check::StringUnderstood;
    CheckState state = CheckState::Waiting;
    std::vector<Evidence> evidence = {};
    std::chrono::microseconds time{0};
    std::optional<Error> error = {};     ///< of a failed one
    std::optional<Concern> concern = {}; ///< of a warned one
    std::optional<Check> blockedBy = {}; ///< of a skipped one

    /// Nothing more will come of it.
    [[nodiscard]] bool isSettled() const { return state != CheckState::Waiting && state != CheckState::Running; }

    bool operator==(const CheckResult &) const = default;
};

/// The check that an error of connecting or asking belongs to; those before it are passed then.
[[nodiscard]] Check blameOf(const Error &error);

/// What `check` cannot do without, directly; empty for the first.
[[nodiscard]] std::vector<Check> needsOf(Check check);

/// The results so far, and what follows from each for the others.
class Checklist
{
public:
    Checklist();

    [[nodiscard]] const CheckResult &result(Check check) const { return m_results[static_cast<std::size_t>(check)]; }
    [[nodiscard]] const std::array<CheckResult, kCheckCount> &results() const { return m_results; }
    /// The first that waits; nothing where all are settled or running.
    [[nodiscard]] std::optional<Check> next() const;
    [[nodiscard]] std::optional<Check> firstFailure() const;
    /// Each is settled.
    [[nodiscard]] bool isComplete() const;

    void begin(Check check);
    /// Takes a result. Where it failed, all that depend on it and still wait are skipped because of it.
    void settle(const CheckResult &result);
    /// Which check is to fail for an error: `blameOf(error)`, or where that is settled by evidence of its own, a later
    /// one that is not. What waits before it is for the caller to settle.
    [[nodiscard]] Check blame(const Error &error) const;

    void reset();
    /// That check waits again, and with it those that were skipped because of it.
    void reset(Check check);
    /// What runs waits again.
    void stop();

private:
    [[nodiscard]] CheckResult &at(Check check) { return m_results[static_cast<std::size_t>(check)]; }
    void skipDependents(Check failed);

    std::array<CheckResult, kCheckCount> m_results;
};

} // namespace budget
