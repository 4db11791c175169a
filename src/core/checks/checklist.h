// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace budget {

/// The checks of a connection, in the order in which they are carried out.
enum class Check {
    StringUnderstood,
    SecretAvailable,
    NameResolves,
    PortAnswers,
    TlsAgreed,     ///< the handshake succeeded, and the certificate proves the server's identity
    EndpointKnown, ///< for Neon's hosts only
    ServerAwake,   ///< the server accepts connections; a sleeping Neon compute is woken by this check
    PasswordAccepted,
    DatabaseExists, ///< for a local ledger: the file exists
    RoundTrip,
    ServerVersion, ///< also whether the ledger is read-only
    Rights,
    Tables,
    Migrations,
    Connections, ///< whether the host is pooled or direct, and how many connections are in use
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
    Warned, ///< passed, but with a problem to report: `CheckResult::concern`
    Failed,
    Skipped,  ///< not carried out, because the check `CheckResult::blockedBy` failed
    NotNeeded ///< the check does not apply, such as NameResolves to a local file
};

/// The meaning of the value in an Evidence.
enum class Fact {
    Place,
    User,
    File,
    Parameter, ///< 'sslmode=verify-full', the mode that is actually used
    PasswordGiven,
    NoPassword,
    Host,
    Address,
    PortOpen,    ///< 'address port' of a port that accepted the connection
    PortRefused, ///< 'address port' of a port that refused the connection
    PortSilent,  ///< 'address port' of a port that did not answer
    Socket,      ///< the directory of a Unix socket
    Unencrypted,
    Protocol,
    Cipher,
    CertificateFor, ///< the host names that the certificate is valid for
    Issuer,
    ValidFrom,   ///< ISO date and time of a certificate that is not valid yet
    ExpiresOn,   ///< ISO date
    DaysLeft,    ///< days until the certificate expires; negative after it has expired
    HostMatches, ///< the requested host name, which the certificate contains
    Authorities, ///< the file of trusted certificate authorities
    Endpoint,
    Region,
    WakeTime,  ///< milliseconds of all login steps together, for a host of Neon
    LoginTime, ///< milliseconds of all login steps together, for any other host
    Database,
    Question,
    Flight, ///< duration of one round trip in microseconds
    Version,
    Writable,
    MayCreateIn,    ///< the schema in which the role may create tables
    MayNotCreateIn, ///< the schema in which the role may not create tables
    LackedRight,    ///< a missing privilege on a table or sequence: 'INSERT public.expenses'
    HasRights,      ///< the role has all privileges on the course's tables; no value
    TablesFound,    ///< how many of the course's three tables exist
    Difference,     ///< a difference from the course's tables, in terms of the catalogue
    Migration,      ///< the version of the program's own tables in the ledger
    LatestMigration,
    Pooled,
    Direct,
    ConnectionsInUse,
    ConnectionLimit,
    ReservedConnections,
    PoolLimit,   ///< the most connections that this program's pool may open; 0: no limit
    ClockOffset, ///< milliseconds by which the server's clock is ahead
};

struct Evidence
{
    Fact fact = Fact::Place;
    QString value = {};

    bool operator==(const Evidence &) const = default;
};

/// The reason why a check passed with a warning.
enum class Concern {
    NotEncrypted,
    HostNotVerified,   ///< the certificate is trusted, but its host name is not compared: sslmode=verify-ca
    ExpiresSoon,       ///< the certificate expires within two weeks
    BindingUnanswered, ///< a login with channel_binding=require timed out; a login without it succeeded
    FileNotYet,
    ReadOnly,
    OldServer, ///< no longer maintained by the PostgreSQL project
    MayNotCreate,
    MayNotWrite,
    NoTables,
    MigrationsPending,
    LedgerNewer, ///< a newer version of this program has changed the ledger, so this version only reads it
    FewConnectionsLeft,
    PoolTooLarge,
    ClockOff, ///< the server's clock differs by more than a minute
};

/// An action by which the program can resolve a failed check or a warning.
enum class CheckAction { None, CorrectString, ReenterPassword, RaiseTls, SwitchToDirect, ShrinkPool, CreateTables };

struct CheckResult
{
    Check check = Check::StringUnderstood;
    CheckState state = CheckState::Waiting;
    std::vector<Evidence> evidence = {};
    std::chrono::microseconds time{0};
    std::optional<Error> error = {};     ///< set for a failed check
    std::optional<Concern> concern = {}; ///< set for a check that passed with a warning
    std::optional<Check> blockedBy = {}; ///< set for a skipped check

    /// Whether the result is final: the check neither waits nor runs.
    [[nodiscard]] bool isSettled() const { return state != CheckState::Waiting && state != CheckState::Running; }

    bool operator==(const CheckResult &) const = default;
};

/// The check that an error of connecting or of a query belongs to.
[[nodiscard]] Check blameOf(const Error &error);

/// The checks that `check` directly depends on; empty for the first check.
[[nodiscard]] std::vector<Check> needsOf(Check check);

/// The results of all checks. A failed check causes the checks that depend on it to be skipped.
class Checklist
{
public:
    Checklist();

    [[nodiscard]] const CheckResult &result(Check check) const { return m_results[static_cast<std::size_t>(check)]; }
    [[nodiscard]] const std::array<CheckResult, kCheckCount> &results() const { return m_results; }
    /// The first check that waits; nothing where no check waits.
    [[nodiscard]] std::optional<Check> next() const;
    [[nodiscard]] std::optional<Check> firstFailure() const;
    /// Whether every result is final.
    [[nodiscard]] bool isComplete() const;

    void begin(Check check);
    /// Stores a result. If the check failed, the checks that depend on it and have no final result become Skipped.
    void settle(const CheckResult &result);
    /// Marks all checks without a final result as Skipped because of `failed`, also those that do not depend on it: the
    /// error of `failed` ended the connection or query that would have answered them.
    void skipOpen(Check failed);
    /// The check that is to fail for an error: `blameOf(error)`, or, where that check already has a final result, a
    /// later check that has none.
    [[nodiscard]] Check blame(const Error &error) const;

    void reset();
    /// Sets a check back to Waiting, and also the checks that were skipped because of it.
    void reset(Check check);
    /// Sets all running checks back to Waiting.
    void stop();

private:
    [[nodiscard]] CheckResult &at(Check check) { return m_results[static_cast<std::size_t>(check)]; }
    void skipDependents(Check failed);
    static void skip(CheckResult &result, Check failed);

    std::array<CheckResult, kCheckCount> m_results;
};

} // namespace budget
