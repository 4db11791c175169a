// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/retrypolicy.h"

#include "core/errorgroup.h"
#include "core/errorkey.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

constexpr int kMostConnectRetries = 2;
constexpr int kMostConflictRetries = 4; ///< five attempts in all

struct Row
{
    ErrorKind kind;
    Remedy remedy;
};

constexpr std::array kRemedies{
    Row{ErrorKind::Cancelled, Remedy::GiveUp},
    Row{ErrorKind::NotOpen, Remedy::GiveUp},
    Row{ErrorKind::Unexpected, Remedy::GiveUp},
    Row{ErrorKind::DriverMissing, Remedy::GiveUp},
    Row{ErrorKind::FieldEmpty, Remedy::GiveUp},
    Row{ErrorKind::FieldTooLong, Remedy::GiveUp},
    Row{ErrorKind::AmountInvalid, Remedy::GiveUp},
    Row{ErrorKind::AmountZero, Remedy::GiveUp},
    Row{ErrorKind::AmountNotPositive, Remedy::GiveUp},
    Row{ErrorKind::AmountTooLarge, Remedy::GiveUp},
    Row{ErrorKind::AmountTooManyDecimals, Remedy::GiveUp},
    Row{ErrorKind::DateInvalid, Remedy::GiveUp},
    Row{ErrorKind::CategoryUnknown, Remedy::GiveUp},
    Row{ErrorKind::SameCategory, Remedy::GiveUp},
    Row{ErrorKind::PersonUnknown, Remedy::GiveUp},
    Row{ErrorKind::NameTaken, Remedy::GiveUp},
    Row{ErrorKind::EmailInvalid, Remedy::GiveUp},
    Row{ErrorKind::ColorInvalid, Remedy::GiveUp},
    Row{ErrorKind::UrlInvalid, Remedy::GiveUp},
    Row{ErrorKind::SampleNeedsEmptyLedger, Remedy::GiveUp},
    Row{ErrorKind::FileIsDirectory, Remedy::GiveUp},
    Row{ErrorKind::FileIsLink, Remedy::GiveUp},
    Row{ErrorKind::FileIsShared, Remedy::GiveUp},
    Row{ErrorKind::FileIsSpecial, Remedy::GiveUp},
    Row{ErrorKind::FileIsForeign, Remedy::GiveUp},
    Row{ErrorKind::FileReadOnly, Remedy::GiveUp},
    Row{ErrorKind::FileNotLedger, Remedy::GiveUp},
    Row{ErrorKind::FileIsEmpty, Remedy::GiveUp},
    Row{ErrorKind::FileOfOtherProgram, Remedy::GiveUp},
    Row{ErrorKind::FileDamaged, Remedy::GiveUp},
    Row{ErrorKind::FileInUse, Remedy::GiveUp},
    Row{ErrorKind::FileUnavailable, Remedy::GiveUp},
    Row{ErrorKind::DiskFull, Remedy::GiveUp},
    Row{ErrorKind::SettingsDamaged, Remedy::GiveUp},
    Row{ErrorKind::SettingsNewer, Remedy::GiveUp},
    Row{ErrorKind::ProfileUnknown, Remedy::GiveUp},
    Row{ErrorKind::KeychainMissing, Remedy::GiveUp},
    Row{ErrorKind::KeychainLocked, Remedy::GiveUp},
    Row{ErrorKind::KeychainSilent, Remedy::GiveUp},
    Row{ErrorKind::KeychainFailed, Remedy::GiveUp},
    Row{ErrorKind::SecretMissing, Remedy::GiveUp},
    Row{ErrorKind::SecretNotKept, Remedy::GiveUp},
    Row{ErrorKind::SchemaNewer, Remedy::GiveUp},
    Row{ErrorKind::SchemaMissing, Remedy::GiveUp},
    Row{ErrorKind::TablesDiffer, Remedy::GiveUp},
    Row{ErrorKind::AmountsNotWhole, Remedy::GiveUp},
    Row{ErrorKind::SequenceBehind, Remedy::GiveUp},
    Row{ErrorKind::HostUnknown, Remedy::GiveUp},
    Row{ErrorKind::LookupFailed, Remedy::TryAgain},
    Row{ErrorKind::HostUnreachable, Remedy::TryAgain},
    Row{ErrorKind::ConnectTimeout, Remedy::TryAgain},
    Row{ErrorKind::TlsUnavailable, Remedy::GiveUp},
    Row{ErrorKind::CertificateRejected, Remedy::GiveUp},
    Row{ErrorKind::CertificateExpired, Remedy::GiveUp},
    Row{ErrorKind::CertificateOtherHost, Remedy::GiveUp},
    Row{ErrorKind::CertificateUntrusted, Remedy::GiveUp},
    Row{ErrorKind::CertificateFileMissing, Remedy::GiveUp},
    Row{ErrorKind::ChannelBindingMissing, Remedy::GiveUp},
    Row{ErrorKind::PasswordMissing, Remedy::GiveUp},
    Row{ErrorKind::LoginForbidden, Remedy::GiveUp},
    Row{ErrorKind::PasswordRejected, Remedy::GiveUp},
    Row{ErrorKind::DatabaseUnknown, Remedy::GiveUp},
    Row{ErrorKind::ConnectionLimit, Remedy::TryAgain},
    Row{ErrorKind::ServerUnavailable, Remedy::TryAgain},
    Row{ErrorKind::QuotaExceeded, Remedy::GiveUp},
    Row{ErrorKind::EndpointMissing, Remedy::GiveUp},
    Row{ErrorKind::EndpointUnknown, Remedy::GiveUp},
    Row{ErrorKind::EndpointDisabled, Remedy::GiveUp},
    Row{ErrorKind::AddressRefused, Remedy::GiveUp},
    Row{ErrorKind::ParameterRefused, Remedy::GiveUp},
    Row{ErrorKind::PoolerFull, Remedy::TryAgain},
    Row{ErrorKind::PoolTimeout, Remedy::GiveUp},
    Row{ErrorKind::ConnectionLost, Remedy::AskAgain},
    Row{ErrorKind::OutcomeUnknown, Remedy::AskAgain},
    Row{ErrorKind::StatementTimeout, Remedy::AskAgain},
    Row{ErrorKind::SerializationFailure, Remedy::RunAgain},
    Row{ErrorKind::PermissionDenied, Remedy::GiveUp},
    Row{ErrorKind::ReadOnlyServer, Remedy::GiveUp},
    Row{ErrorKind::StillReferenced, Remedy::GiveUp},
    Row{ErrorKind::NotFound, Remedy::GiveUp},
    Row{ErrorKind::ChangedMeanwhile, Remedy::GiveUp},
    Row{ErrorKind::ValueRefused, Remedy::GiveUp},
    Row{ErrorKind::ValueUnreadable, Remedy::GiveUp},
    Row{ErrorKind::SumTooLarge, Remedy::GiveUp},
    Row{ErrorKind::CharacterUnsupported, Remedy::GiveUp},
    Row{ErrorKind::AnswerMalformed, Remedy::GiveUp},
    Row{ErrorKind::AnswerTooLarge, Remedy::GiveUp},
};
static_assert(hasEveryKind(kRemedies));

} // namespace

Remedy remedyFor(const Error &error)
{
    // A timeout with a SQLSTATE is the server's statement_timeout, which would end a retry as well. A timeout without
    // SQLSTATE is the program's own and only says that no answer arrived in time.
    if (error.kind == ErrorKind::StatementTimeout && !error.sqlState.isEmpty())
        return Remedy::GiveUp;
    const auto *const row = std::ranges::find(kRemedies, error.kind, &Row::kind);
    return row == kRemedies.end() ? Remedy::GiveUp : row->remedy;
}

bool isJudgement(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::NotOpen:
    case ErrorKind::PoolTimeout:
    case ErrorKind::StatementTimeout: // an earlier attempt may still hold the lock that this one waited for
    case ErrorKind::AnswerMalformed:  // the server may have applied the change before it answered
    case ErrorKind::AnswerTooLarge:
    case ErrorKind::ValueUnreadable:
        return false;
    case ErrorKind::PermissionDenied:
    case ErrorKind::Unexpected:
        return !error.sqlState.isEmpty();
    default:
        return remedyFor(error) == Remedy::GiveUp && !isAboutConnection(error);
    }
}

bool isAboutConnection(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionLost:
    case ErrorKind::OutcomeUnknown:
        return true;
    case ErrorKind::StatementTimeout:
        return error.sqlState.isEmpty();
    default:
        return groupOf(error) == ErrorGroup::Connecting;
    }
}

std::chrono::milliseconds backoff(int retry, int permille)
{
    using std::chrono::milliseconds;
    constexpr int kDoublings = 7; // 250 ms · 2⁷ exceeds kLongestBackoff
    const milliseconds limit = std::min(kLongestBackoff, kShortestBackoff * (1 << std::clamp(retry, 0, kDoublings)));
    return limit * permille / 1000;
}

std::optional<std::chrono::milliseconds> RetryPolicy::pauseAfter(const Error &error, const Work &work, int permille)
{
    const Remedy remedy = remedyFor(error);
    const bool isAllowed = remedy == Remedy::TryAgain ? work.isInDoubt || m_connects < kMostConnectRetries
        : remedy == Remedy::RunAgain                  ? m_conflicts < kMostConflictRetries
                                                      : remedy == Remedy::AskAgain && work.isRepeatable;
    if (!isAllowed)
        return std::nullopt;
    if (remedy == Remedy::TryAgain)
        return backoff(m_connects++, permille);
    if (remedy == Remedy::RunAgain)
        return backoff(m_conflicts++, permille);
    // The first retry follows at once, because a lost connection can usually be opened again immediately.
    const int losses = m_losses++;
    return losses == 0 ? std::chrono::milliseconds(0) : backoff(losses - 1, permille);
}

} // namespace budget
