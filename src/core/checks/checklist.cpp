// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checklist.h"

#include "core/errorgroup.h"

#include <algorithm>

namespace budget {

namespace {

/// The checks that depend on `check`, directly or through another check. A check depends on earlier checks only.
std::vector<Check> dependentsOf(Check check)
{
    std::vector<Check> dependents;
    const auto isAffected = [&](Check need) {
        return need == check || std::ranges::find(dependents, need) != dependents.end();
    };
    for (std::size_t i = static_cast<std::size_t>(check) + 1; i < kCheckCount; ++i) {
        if (std::ranges::any_of(needsOf(checkAt(i)), isAffected))
            dependents.push_back(checkAt(i));
    }
    return dependents;
}

Check blameOfOpening(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::HostUnknown:
    case ErrorKind::LookupFailed:
        return Check::NameResolves;
    case ErrorKind::HostUnreachable:
        return Check::PortAnswers;
    case ErrorKind::ConnectTimeout: // while connecting to the host, or during the login
        return error.field == Field::Password ? Check::PasswordAccepted : Check::PortAnswers;
    case ErrorKind::TlsUnavailable:
    case ErrorKind::CertificateExpired:
    case ErrorKind::CertificateOtherHost:
    case ErrorKind::CertificateUntrusted:
    case ErrorKind::CertificateFileMissing:
        return Check::TlsAgreed;
    case ErrorKind::CertificateRejected:
        return error.field == Field::Password ? Check::PasswordAccepted : Check::TlsAgreed;
    case ErrorKind::EndpointMissing:
    case ErrorKind::EndpointUnknown:
    case ErrorKind::EndpointDisabled:
        return Check::EndpointKnown;
    case ErrorKind::QuotaExceeded:
    case ErrorKind::ServerUnavailable:
    case ErrorKind::ConnectionLimit:
    case ErrorKind::PoolerFull:
    case ErrorKind::AddressRefused:
    case ErrorKind::ParameterRefused:
        return Check::ServerAwake;
    case ErrorKind::DatabaseUnknown:
        return Check::DatabaseExists;
    default:
        return Check::PasswordAccepted;
    }
}

/// The check for a kind that blameOf() does not name.
Check blameOfGroup(const Error &error)
{
    switch (groupOf(error.kind)) {
    case ErrorGroup::Settings:
        return Check::StringUnderstood;
    case ErrorGroup::Keeper:
        return Check::SecretAvailable;
    case ErrorGroup::File:
        return Check::DatabaseExists;
    case ErrorGroup::Tables:
        return Check::Tables;
    case ErrorGroup::Work:
        return Check::RoundTrip;
    case ErrorGroup::Program:
    case ErrorGroup::Entry:
    case ErrorGroup::Connecting:
        break;
    }
    return blameOfOpening(error);
}

} // namespace

Check blameOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::UrlInvalid:
    case ErrorKind::FieldEmpty:
        return Check::StringUnderstood;
    case ErrorKind::DriverMissing:
        return Check::DatabaseExists;
    case ErrorKind::DiskFull:
        return error.field == Field::None ? Check::ServerAwake : Check::DatabaseExists;
    case ErrorKind::ReadOnlyServer:
        return Check::ServerVersion;
    case ErrorKind::PermissionDenied:
        return error.field == Field::Database ? Check::DatabaseExists
            : error.field == Field::User      ? Check::PasswordAccepted
                                              : Check::Rights;
    case ErrorKind::ValueUnreadable:
        return Check::Tables;
    case ErrorKind::SchemaNewer:
        return Check::Migrations;
    default:
        return blameOfGroup(error);
    }
}

std::vector<Check> needsOf(Check check)
{
    switch (check) {
    case Check::StringUnderstood:
        return {};
    case Check::SecretAvailable:
    case Check::NameResolves:
        return {Check::StringUnderstood};
    case Check::EndpointKnown: // this and the next checks are part of the login, which needs the password
        return {Check::SecretAvailable, Check::TlsAgreed};
    case Check::Rights:
    case Check::Tables:
    case Check::Migrations:
    case Check::Connections:
    case Check::Clock:
        return {Check::RoundTrip};
    case Check::PortAnswers:
    case Check::TlsAgreed:
    case Check::ServerAwake:
    case Check::PasswordAccepted:
    case Check::DatabaseExists:
    case Check::RoundTrip:
    case Check::ServerVersion:
        break;
    }
    return {checkAt(static_cast<std::size_t>(check) - 1)};
}

Checklist::Checklist()
{
    reset();
}

std::optional<Check> Checklist::next() const
{
    const auto *const found = std::ranges::find(m_results, CheckState::Waiting, &CheckResult::state);
    return found == m_results.end() ? std::nullopt : std::optional(found->check);
}

std::optional<Check> Checklist::firstFailure() const
{
    const auto *const found = std::ranges::find(m_results, CheckState::Failed, &CheckResult::state);
    return found == m_results.end() ? std::nullopt : std::optional(found->check);
}

bool Checklist::isComplete() const
{
    return std::ranges::all_of(m_results, &CheckResult::isSettled);
}

void Checklist::begin(Check check)
{
    at(check) = CheckResult{check, CheckState::Running};
}

void Checklist::settle(const CheckResult &result)
{
    at(result.check) = result;
    if (result.state == CheckState::Failed)
        skipDependents(result.check);
}

Check Checklist::blame(const Error &error) const
{
    const Check blamed = blameOf(error);
    const auto isOpen = [this](Check check) { return !result(check).isSettled(); };
    if (isOpen(blamed))
        return blamed;
    if (blamed < Check::ServerAwake && isOpen(Check::ServerAwake))
        return Check::ServerAwake;
    const auto *const later = std::find_if(m_results.begin() + static_cast<std::ptrdiff_t>(blamed), m_results.end(),
                                           [](const CheckResult &r) { return !r.isSettled(); });
    return later == m_results.end() ? blamed : later->check;
}

void Checklist::reset()
{
    for (std::size_t i = 0; i < kCheckCount; ++i)
        m_results[i] = CheckResult{checkAt(i)};
}

void Checklist::reset(Check check)
{
    at(check) = CheckResult{check};
    for (CheckResult &result : m_results) {
        if (result.blockedBy == check)
            result = CheckResult{result.check};
    }
}

void Checklist::stop()
{
    for (CheckResult &result : m_results) {
        if (result.state == CheckState::Running)
            result = CheckResult{result.check};
    }
}

void Checklist::skipDependents(Check failed)
{
    for (const Check dependent : dependentsOf(failed))
        skip(at(dependent), failed);
}

void Checklist::skipOpen(Check failed)
{
    for (CheckResult &result : m_results)
        skip(result, failed);
}

void Checklist::skip(CheckResult &result, Check failed)
{
    if (result.isSettled())
        return;
    result = CheckResult{result.check, CheckState::Skipped};
    result.blockedBy = failed;
}

} // namespace budget
