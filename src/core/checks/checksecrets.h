// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/checks/checklist.h"

namespace budget {

/// The text with '****' in place of the login's password and of everything that looks like a password.
[[nodiscard]] QString withoutSecrets(const QString &text, const LedgerLogin &login);

/// The error with its texts masked in the same way.
[[nodiscard]] Error withoutSecrets(Error error, const LedgerLogin &login);

/// The result with its error and evidence masked in the same way. Names (host, user, database, schema, file, tables)
/// are not masked, even if the password is the same word, because GRANT statements contain them.
[[nodiscard]] CheckResult withoutSecrets(CheckResult result, const LedgerLogin &login);

} // namespace budget
