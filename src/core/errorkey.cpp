// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorkey.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kUnexpected = "unexpected"_L1;

struct Key
{
    ErrorKind kind = ErrorKind::Unexpected;
    QLatin1StringView name;
};

constexpr std::array kKeys{
    Key{ErrorKind::Cancelled, "cancelled"_L1},
    Key{ErrorKind::NotOpen, "not_open"_L1},
    Key{ErrorKind::Unexpected, kUnexpected},
    Key{ErrorKind::DriverMissing, "driver_missing"_L1},
    Key{ErrorKind::FieldEmpty, "field_empty"_L1},
    Key{ErrorKind::FieldTooLong, "field_too_long"_L1},
    Key{ErrorKind::AmountInvalid, "amount_invalid"_L1},
    Key{ErrorKind::AmountZero, "amount_zero"_L1},
    Key{ErrorKind::AmountNotPositive, "amount_not_positive"_L1},
    Key{ErrorKind::AmountTooLarge, "amount_too_large"_L1},
    Key{ErrorKind::AmountTooManyDecimals, "amount_too_many_decimals"_L1},
    Key{ErrorKind::DateInvalid, "date_invalid"_L1},
    Key{ErrorKind::CategoryUnknown, "category_unknown"_L1},
    Key{ErrorKind::SameCategory, "same_category"_L1},
    Key{ErrorKind::PersonUnknown, "person_unknown"_L1},
    Key{ErrorKind::NameTaken, "name_taken"_L1},
    Key{ErrorKind::EmailInvalid, "email_invalid"_L1},
    Key{ErrorKind::ColorInvalid, "color_invalid"_L1},
    Key{ErrorKind::UrlInvalid, "url_invalid"_L1},
    Key{ErrorKind::SampleNeedsEmptyLedger, "sample_needs_empty_ledger"_L1},
    Key{ErrorKind::FileIsDirectory, "file_is_directory"_L1},
    Key{ErrorKind::FileIsLink, "file_is_link"_L1},
    Key{ErrorKind::FileIsShared, "file_is_shared"_L1},
    Key{ErrorKind::FileIsSpecial, "file_is_special"_L1},
    Key{ErrorKind::FileIsForeign, "file_is_foreign"_L1},
    Key{ErrorKind::FileReadOnly, "file_read_only"_L1},
    Key{ErrorKind::FileNotLedger, "file_not_ledger"_L1},
    Key{ErrorKind::FileIsEmpty, "file_is_empty"_L1},
    Key{ErrorKind::FileOfOtherProgram, "file_of_other_program"_L1},
    Key{ErrorKind::FileDamaged, "file_damaged"_L1},
    Key{ErrorKind::FileInUse, "file_in_use"_L1},
    Key{ErrorKind::FileUnavailable, "file_unavailable"_L1},
    Key{ErrorKind::DiskFull, "disk_full"_L1},
    Key{ErrorKind::SettingsDamaged, "settings_damaged"_L1},
    Key{ErrorKind::SettingsNewer, "settings_newer"_L1},
    Key{ErrorKind::ProfileUnknown, "profile_unknown"_L1},
    Key{ErrorKind::KeychainMissing, "keychain_missing"_L1},
    Key{ErrorKind::KeychainLocked, "keychain_locked"_L1},
    Key{ErrorKind::KeychainSilent, "keychain_silent"_L1},
    Key{ErrorKind::KeychainFailed, "keychain_failed"_L1},
    Key{ErrorKind::SecretMissing, "secret_missing"_L1},
    Key{ErrorKind::SecretNotKept, "secret_not_kept"_L1},
    Key{ErrorKind::SchemaNewer, "schema_newer"_L1},
    Key{ErrorKind::SchemaMissing, "schema_missing"_L1},
    Key{ErrorKind::TablesDiffer, "tables_differ"_L1},
    Key{ErrorKind::AmountsNotWhole, "amounts_not_whole"_L1},
    Key{ErrorKind::SequenceBehind, "sequence_behind"_L1},
    Key{ErrorKind::HostUnknown, "host_unknown"_L1},
    Key{ErrorKind::LookupFailed, "lookup_failed"_L1},
    Key{ErrorKind::HostUnreachable, "host_unreachable"_L1},
    Key{ErrorKind::ConnectTimeout, "connect_timeout"_L1},
    Key{ErrorKind::TlsUnavailable, "tls_unavailable"_L1},
    Key{ErrorKind::CertificateRejected, "certificate_rejected"_L1},
    Key{ErrorKind::CertificateExpired, "certificate_expired"_L1},
    Key{ErrorKind::CertificateOtherHost, "certificate_other_host"_L1},
    Key{ErrorKind::CertificateUntrusted, "certificate_untrusted"_L1},
    Key{ErrorKind::CertificateFileMissing, "certificate_file_missing"_L1},
    Key{ErrorKind::ChannelBindingMissing, "channel_binding_missing"_L1},
    Key{ErrorKind::PasswordMissing, "password_missing"_L1},
    Key{ErrorKind::LoginForbidden, "login_forbidden"_L1},
    Key{ErrorKind::PasswordRejected, "password_rejected"_L1},
    Key{ErrorKind::DatabaseUnknown, "database_unknown"_L1},
    Key{ErrorKind::ConnectionLimit, "connection_limit"_L1},
    Key{ErrorKind::ServerUnavailable, "server_unavailable"_L1},
    Key{ErrorKind::QuotaExceeded, "quota_exceeded"_L1},
    Key{ErrorKind::EndpointMissing, "endpoint_missing"_L1},
    Key{ErrorKind::EndpointUnknown, "endpoint_unknown"_L1},
    Key{ErrorKind::EndpointDisabled, "endpoint_disabled"_L1},
    Key{ErrorKind::AddressRefused, "address_refused"_L1},
    Key{ErrorKind::ParameterRefused, "parameter_refused"_L1},
    Key{ErrorKind::PoolerFull, "pooler_full"_L1},
    Key{ErrorKind::PoolTimeout, "pool_timeout"_L1},
    Key{ErrorKind::ConnectionLost, "connection_lost"_L1},
    Key{ErrorKind::OutcomeUnknown, "outcome_unknown"_L1},
    Key{ErrorKind::StatementTimeout, "statement_timeout"_L1},
    Key{ErrorKind::SerializationFailure, "serialization_failure"_L1},
    Key{ErrorKind::PermissionDenied, "permission_denied"_L1},
    Key{ErrorKind::ReadOnlyServer, "read_only_server"_L1},
    Key{ErrorKind::StillReferenced, "still_referenced"_L1},
    Key{ErrorKind::NotFound, "not_found"_L1},
    Key{ErrorKind::ChangedMeanwhile, "changed_meanwhile"_L1},
    Key{ErrorKind::ValueRefused, "value_refused"_L1},
    Key{ErrorKind::ValueUnreadable, "value_unreadable"_L1},
    Key{ErrorKind::SumTooLarge, "sum_too_large"_L1},
    Key{ErrorKind::CharacterUnsupported, "character_unsupported"_L1},
    Key{ErrorKind::AnswerMalformed, "answer_malformed"_L1},
    Key{ErrorKind::AnswerTooLarge, "answer_too_large"_L1},
};

} // namespace

QLatin1StringView errorKey(ErrorKind kind)
{
    const auto *found = std::ranges::find(kKeys, kind, &Key::kind);
    return found == kKeys.end() ? kUnexpected : found->name;
}

ErrorKind errorKindOf(const QString &key)
{
    const auto *found = std::ranges::find(kKeys, key, &Key::name);
    return found == kKeys.end() ? ErrorKind::Unexpected : found->kind;
}

std::vector<ErrorKind> allErrorKinds()
{
    std::vector<ErrorKind> kinds;
    kinds.reserve(kKeys.size());
    for (const Key &key : kKeys)
        kinds.push_back(key.kind);
    return kinds;
}

} // namespace budget
