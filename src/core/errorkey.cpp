// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorkey.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kKeys{
    "cancelled"_L1,
    "not_open"_L1,
    "unexpected"_L1,
    "driver_missing"_L1,
    "field_empty"_L1,
    "field_too_long"_L1,
    "amount_invalid"_L1,
    "amount_zero"_L1,
    "amount_not_positive"_L1,
    "amount_too_large"_L1,
    "amount_too_many_decimals"_L1,
    "date_invalid"_L1,
    "category_unknown"_L1,
    "same_category"_L1,
    "person_unknown"_L1,
    "name_taken"_L1,
    "email_invalid"_L1,
    "color_invalid"_L1,
    "url_invalid"_L1,
    "sample_needs_empty_ledger"_L1,
    "file_is_directory"_L1,
    "file_is_link"_L1,
    "file_is_shared"_L1,
    "file_is_special"_L1,
    "file_is_foreign"_L1,
    "file_read_only"_L1,
    "file_not_ledger"_L1,
    "file_in_use"_L1,
    "file_unavailable"_L1,
    "disk_full"_L1,
    "settings_damaged"_L1,
    "settings_newer"_L1,
    "profile_unknown"_L1,
    "keychain_missing"_L1,
    "keychain_locked"_L1,
    "keychain_silent"_L1,
    "keychain_failed"_L1,
    "secret_missing"_L1,
    "secret_not_kept"_L1,
    "schema_newer"_L1,
    "tables_differ"_L1,
    "host_unknown"_L1,
    "lookup_failed"_L1,
    "host_unreachable"_L1,
    "connect_timeout"_L1,
    "tls_unavailable"_L1,
    "certificate_rejected"_L1,
    "certificate_expired"_L1,
    "certificate_other_host"_L1,
    "certificate_untrusted"_L1,
    "password_rejected"_L1,
    "database_unknown"_L1,
    "connection_limit"_L1,
    "server_unavailable"_L1,
    "quota_exceeded"_L1,
    "endpoint_missing"_L1,
    "endpoint_unknown"_L1,
    "endpoint_disabled"_L1,
    "address_refused"_L1,
    "parameter_refused"_L1,
    "pooler_full"_L1,
    "pool_timeout"_L1,
    "connection_lost"_L1,
    "outcome_unknown"_L1,
    "statement_timeout"_L1,
    "serialization_failure"_L1,
    "permission_denied"_L1,
    "read_only_server"_L1,
    "still_referenced"_L1,
    "not_found"_L1,
    "value_refused"_L1,
};

static_assert(kKeys.size() == static_cast<std::size_t>(ErrorKind::ValueRefused) + 1, "in the order of ErrorKind");

} // namespace

QLatin1StringView errorKey(ErrorKind kind)
{
    return kKeys[static_cast<std::size_t>(kind)];
}

ErrorKind errorKindOf(const QString &key)
{
    const auto *found = std::ranges::find(kKeys, key);
    return found == kKeys.end() ? ErrorKind::Unexpected : static_cast<ErrorKind>(found - kKeys.begin());
}

} // namespace budget
