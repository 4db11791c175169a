// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkjudgement.h"

#include "core/address/neonhost.h"
#include "core/failure/nuance.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSoon = 14;          ///< days before a certificate expires
constexpr std::chrono::milliseconds kClockTolerance{60'000};
constexpr int kTablesOfContract = 3;

CheckResult passed(Check check, std::vector<Evidence> evidence)
{
    return {check, CheckState::Passed, std::move(evidence)};
}

CheckResult warned(CheckResult result, Concern concern)
{
    result.state = CheckState::Warned;
    result.concern = concern;
    return result;
}

CheckResult failed(CheckResult result, const Error &error)
{
    result.state = CheckState::Failed;
    result.error = error;
    return result;
}

CheckResult notNeeded(Check check)
{
    return {check, CheckState::NotNeeded};
}

QString number(qint64 value)
{
    return QString::number(value);
}

CheckResult judgeRoundTrip(const ServerFindings &found)
{
    CheckResult result = passed(Check::RoundTrip,
                                {{Fact::Question, found.question}, {Fact::Flight, number(found.roundTrip.count())}});
    result.time = found.roundTrip;
    return result;
}

/// The day on which the PostgreSQL project makes the last release of a major version: in November, five years after the
/// first one (https://www.postgresql.org/support/versioning/). The exact day of a version that is not in the list is
/// not known yet.
QDate endOfLife(int majorVersion)
{
    switch (majorVersion) {
    case 13:
        return {2025, 11, 13};
    case 14:
        return {2026, 11, 12};
    case 15:
        return {2027, 11, 11};
    case 16:
        return {2028, 11, 9};
    case 17:
        return {2029, 11, 8};
    case 18:
        return {2030, 11, 14};
    default:
        return {2012 + majorVersion, 11, 30};
    }
}

CheckResult judgeVersion(const ServerFindings &found, QDate today)
{
    CheckResult result = passed(Check::ServerVersion, {{Fact::Version, found.version}});
    if (found.isReadOnly)
        return warned(result, Concern::ReadOnly);
    result.evidence.push_back({Fact::Writable});
    const bool isOld = found.majorVersion > 0 && endOfLife(found.majorVersion) < today;
    return isOld ? warned(result, Concern::OldServer) : result;
}

bool isDeployed(const ServerFindings &found)
{
    return found.tablesFound == kTablesOfContract && found.migration >= found.latestMigration;
}

bool mayNotLook(const QString &right)
{
    return !right.startsWith(u"INSERT "_s) && !right.startsWith(u"UPDATE "_s) && !right.startsWith(u"DELETE "_s)
        && !right.startsWith(u"USAGE "_s);
}

CheckResult judgeRights(const ServerFindings &found, bool isFile)
{
    if (isFile)
        return notNeeded(Check::Rights);
    CheckResult result = passed(Check::Rights,
                                {{found.canCreate ? Fact::MayCreateIn : Fact::MayNotCreateIn, found.schema}});
    for (const QString &right : found.lackedRights)
        result.evidence.push_back({Fact::LackedRight, right});
    if (found.tablesFound > 0 && found.lackedRights.isEmpty())
        result.evidence.push_back({Fact::HasRights});
    const bool isBlind = std::ranges::any_of(found.lackedRights, mayNotLook);
    const bool cannotBegin = !found.canCreate && found.tablesFound == 0 && !found.isReadOnly;
    const bool mustCreate = !found.canCreate && !isDeployed(found) && !found.isReadOnly;
    if (!found.role.isEmpty() && (!found.lackedRights.isEmpty() || mustCreate)) // the GRANT statement names the role
        result.evidence.push_back({Fact::User, found.role});
    if (isBlind || cannotBegin)
        return failed(result, {ErrorKind::PermissionDenied, Field::None, {}, {}, {}});
    if (!found.lackedRights.isEmpty())
        return warned(result, Concern::MayNotWrite);
    return mustCreate ? warned(result, Concern::MayNotCreate) : result;
}

/// A warning that tables are missing. Adds MayNotCreateIn to the evidence where opening the ledger cannot create them.
CheckResult lacking(CheckResult result, Concern concern, const ServerFindings &found, bool isFile)
{
    if (!isFile && (!found.canCreate || found.isReadOnly))
        result.evidence.push_back({Fact::MayNotCreateIn, found.schema});
    return warned(std::move(result), concern);
}

CheckResult judgeTables(const ServerFindings &found, bool isFile)
{
    CheckResult result = passed(Check::Tables, {{Fact::TablesFound, number(found.tablesFound)}});
    if (found.tablesFound == 0 && found.differences.isEmpty())
        return lacking(std::move(result), Concern::NoTables, found, isFile);
    for (const QString &difference : found.differences)
        result.evidence.push_back({Fact::Difference, difference});
    if (found.differences.isEmpty())
        return result;
    return failed(result, {ErrorKind::TablesDiffer, Field::Database, found.differences.join(u'\n'), {}, {}});
}

CheckResult judgeMigrations(const ServerFindings &found, bool isFile)
{
    CheckResult result = passed(Check::Migrations,
                                {{Fact::Migration, number(found.migration)},
                                 {Fact::LatestMigration, number(found.latestMigration)}});
    if (found.migration > found.latestMigration)
        return warned(result, Concern::LedgerNewer);
    if (!found.mayReadMigration) {
        result.evidence = {{Fact::LackedRight, found.lackedMigrationRight}};
        return warned(result, Concern::MayNotWrite);
    }
    const bool isPending = found.migration < found.latestMigration;
    return isPending ? lacking(std::move(result), Concern::MigrationsPending, found, isFile) : result;
}

bool isNearlyFull(const ServerFindings &found)
{
    const int forClients = found.room.limit - found.room.reserved;
    return found.room.limit > 0 && found.connections * 10 >= forClients * 9;
}

CheckResult judgeConnections(const ServerFindings &found, const LedgerLocation &location, const PoolSettings &pool)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    if (!address)
        return notNeeded(Check::Connections);
    CheckResult result = passed(Check::Connections,
                                {{address->isPooled() ? Fact::Pooled : Fact::Direct},
                                 {Fact::ConnectionsInUse, number(found.connections)},
                                 {Fact::ConnectionLimit, number(found.room.limit)},
                                 {Fact::ReservedConnections, number(found.room.reserved)},
                                 {Fact::PoolLimit, number(mostConnections(pool).value_or(0))}});
    if (const auto neon = neonHost(address->host); neon && isNearlyFull(found)) // Neon offers a pooled host
        result.evidence.push_back({Fact::Endpoint, neon->endpoint});
    if (isNearlyFull(found))
        return warned(result, Concern::FewConnectionsLeft);
    const PoolAdvice advice = adviceFor(pool, found.room);
    const bool isTooLarge = advice == PoolAdvice::BeyondServer || advice == PoolAdvice::Unlimited;
    return isTooLarge && !address->isPooled() ? warned(result, Concern::PoolTooLarge) : result;
}

CheckResult judgeClock(const ServerFindings &found)
{
    if (!found.clockOffset)
        return notNeeded(Check::Clock);
    const auto offset = *found.clockOffset;
    CheckResult result = passed(Check::Clock, {{Fact::ClockOffset, number(offset.count())}});
    const bool isOff = offset > kClockTolerance || offset < -kClockTolerance;
    return isOff ? warned(result, Concern::ClockOff) : result;
}

bool lacksCreation(const CheckResult &result)
{
    return std::ranges::find(result.evidence, Fact::MayNotCreateIn, &Evidence::fact) != result.evidence.end();
}

CheckAction actionForConcern(const CheckResult &result, bool isPooled)
{
    switch (*result.concern) {
    case Concern::NotEncrypted:
    case Concern::HostNotVerified:
        return CheckAction::RaiseTls;
    case Concern::BindingUnanswered:
        return CheckAction::CorrectString;
    case Concern::NoTables:
    case Concern::MigrationsPending:
        return lacksCreation(result) ? CheckAction::None : CheckAction::CreateTables;
    case Concern::PoolTooLarge:
        return CheckAction::ShrinkPool;
    case Concern::FewConnectionsLeft:
        return isPooled ? CheckAction::None : CheckAction::ShrinkPool;
    case Concern::ExpiresSoon:
    case Concern::FileNotYet:
    case Concern::ReadOnly:
    case Concern::LedgerNewer:
    case Concern::OldServer:
    case Concern::MayNotCreate:
    case Concern::MayNotWrite:
    case Concern::ClockOff:
        break;
    }
    return CheckAction::None;
}

CheckAction actionForError(const Error &error, bool isPooled)
{
    switch (error.kind) {
    case ErrorKind::UrlInvalid:
    case ErrorKind::HostUnknown:
    case ErrorKind::HostUnreachable:
    case ErrorKind::DatabaseUnknown:
    case ErrorKind::EndpointMissing:
    case ErrorKind::EndpointUnknown:
    case ErrorKind::CertificateOtherHost:
    case ErrorKind::CertificateFileMissing:
    case ErrorKind::LoginForbidden:
    case ErrorKind::SchemaMissing:
        return CheckAction::CorrectString;
    case ErrorKind::PasswordRejected:
        return error.field == Field::User ? CheckAction::CorrectString : CheckAction::ReenterPassword;
    case ErrorKind::SecretMissing:
    case ErrorKind::PasswordMissing:
        return CheckAction::ReenterPassword;
    case ErrorKind::TlsUnavailable:
        return error.field == Field::Port                 ? CheckAction::CorrectString
            : tlsTroubleOf(error) == TlsTrouble::Demanded ? CheckAction::RaiseTls
                                                          : CheckAction::None;
    case ErrorKind::ChannelBindingMissing:
    case ErrorKind::ParameterRefused:
    case ErrorKind::PoolerFull:
        return isPooled ? CheckAction::SwitchToDirect : CheckAction::CorrectString;
    case ErrorKind::ConnectionLimit:
        return CheckAction::ShrinkPool;
    default:
        return CheckAction::None;
    }
}

} // namespace

CheckResult judgeString(const LedgerLocation &location)
{
    if (const auto *file = std::get_if<LocalFile>(&location))
        return passed(Check::StringUnderstood, {{Fact::File, file->path}});
    const auto &address = std::get<ServerAddress>(location);
    CheckResult result = passed(Check::StringUnderstood,
                                {{Fact::Place, address.place()},
                                 {Fact::User, address.user},
                                 {Fact::Parameter, u"sslmode="_s + sslModeFor(address)}});
    if (address.host.isEmpty() || address.user.isEmpty() || address.database.isEmpty()) {
        const Field field = address.host.isEmpty() ? Field::Host
            : address.user.isEmpty()               ? Field::User
                                                   : Field::Database;
        return failed(result, {ErrorKind::UrlInvalid, field, {}, {}, {}});
    }
    return result;
}

CheckResult judgeSecret(const LedgerLogin &login)
{
    if (std::holds_alternative<LocalFile>(login))
        return notNeeded(Check::SecretAvailable);
    return passed(Check::SecretAvailable, {{passwordOf(login).isEmpty() ? Fact::NoPassword : Fact::PasswordGiven}});
}

CheckResult judgeTls(const TlsFindings &findings, const ServerAddress &address, const QString &host)
{
    const QString mode = sslModeFor(address);
    CheckResult result = passed(Check::TlsAgreed,
                                {{Fact::Protocol, findings.protocol},
                                 {Fact::Cipher, findings.cipher},
                                 {Fact::CertificateFor, findings.names.join(u", "_s)},
                                 {Fact::Issuer, findings.issuer}});
    if (!findings.validFrom.isEmpty())
        result.evidence.push_back({Fact::ValidFrom, findings.validFrom});
    result.evidence.insert(result.evidence.end(),
                           {{Fact::ExpiresOn, findings.expiresOn}, {Fact::DaysLeft, number(findings.daysLeft)}});
    if (mode == u"verify-full")
        result.evidence.push_back({Fact::HostMatches, host});
    if (!findings.authorities.isEmpty())
        result.evidence.push_back({Fact::Authorities, findings.authorities});
    if (mode == u"verify-ca")
        return warned(result, Concern::HostNotVerified);
    return mode == u"verify-full" && findings.daysLeft < kSoon ? warned(result, Concern::ExpiresSoon) : result;
}

CheckResult judgeUnencrypted(const ServerAddress &address)
{
    const CheckResult result{Check::TlsAgreed, CheckState::NotNeeded, {{Fact::Unencrypted}}};
    return address.isLoopback() ? result : warned(result, Concern::NotEncrypted);
}

CheckResult judgeLogin(Check check, const LedgerLocation &location, std::chrono::milliseconds time)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    if (!address) {
        const auto state = check == Check::DatabaseExists ? CheckState::Passed : CheckState::NotNeeded;
        return {check, state, {{Fact::File, std::get<LocalFile>(location).path}}};
    }
    const auto neon = neonHost(address->host);
    if (check <= Check::ServerAwake && !neon)
        return notNeeded(check);
    CheckResult result = passed(check, {});
    if (check == Check::EndpointKnown)
        result.evidence = {{Fact::Endpoint, neon->endpoint}, {Fact::Region, neon->region}};
    else if (check == Check::ServerAwake)
        result.evidence = {{Fact::WakeTime, number(time.count())}};
    else if (check == Check::PasswordAccepted)
        result.evidence = {{Fact::User, address->user}};
    else
        result.evidence = {{Fact::Database, address->database}};
    if (check == Check::PasswordAccepted && !neon)
        result.evidence.push_back({Fact::LoginTime, number(time.count())});
    if (check == (neon ? Check::ServerAwake : Check::PasswordAccepted))
        result.time = time;
    return result;
}

std::optional<ServerAddress> withoutChannelBinding(const ServerAddress &address, const Error &error)
{
    const QString parameter = u"channel_binding"_s;
    const bool isDemanded = address.parameters.value(parameter) == u"require";
    if (error.kind != ErrorKind::ConnectTimeout || !isDemanded || sslModeFor(address) != u"verify-full")
        return std::nullopt;
    ServerAddress other = address;
    other.parameters.remove(parameter);
    return other;
}

std::vector<CheckResult> judgeServer(const ServerFindings &findings, const LedgerLocation &location,
                                     const PoolSettings &pool, QDate today)
{
    const bool isFile = std::holds_alternative<LocalFile>(location);
    std::vector<CheckResult> results{
        judgeRoundTrip(findings),      judgeVersion(findings, today),     judgeRights(findings, isFile),
        judgeTables(findings, isFile), judgeMigrations(findings, isFile), judgeConnections(findings, location, pool),
        judgeClock(findings)};
    std::erase_if(results, [&](const CheckResult &result) {
        return std::ranges::find(findings.unread, result.check) != findings.unread.end();
    });
    return results;
}

std::optional<Check> firstObstacle(const Checklist &list)
{
    const auto failed = list.firstFailure();
    return failed && *failed < Check::Rights ? failed : std::nullopt;
}

std::optional<ConnectionRoom> measuredRoom(const Checklist &list)
{
    const auto &evidence = list.result(Check::Connections).evidence;
    const auto valueOf = [&](Fact fact) {
        const auto found = std::ranges::find(evidence, fact, &Evidence::fact);
        return found == evidence.end() ? 0 : found->value.toInt();
    };
    const ConnectionRoom room{valueOf(Fact::ConnectionLimit), valueOf(Fact::ReservedConnections)};
    return room.limit > 0 ? std::optional(room) : std::nullopt;
}

CheckAction actionFor(const CheckResult &result, const LedgerLocation &location)
{
    const auto *address = std::get_if<ServerAddress>(&location);
    const bool isPooled = address && address->isPooled();
    if (result.error)
        return actionForError(*result.error, isPooled);
    return result.concern ? actionForConcern(result, isPooled) : CheckAction::None;
}

} // namespace budget
