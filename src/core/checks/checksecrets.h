// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/checks/checklist.h"

namespace budget {

/// The text with '****' in place of the login's password and of everything that looks like a password.
[[nodiscard]] QString withoutSecrets(const QString &text, const LedgerLogin &login);

/// The error with its texts masked in the same way.
[[nodiscard]] Error withoutSecrets(Error error, const LedgerLogin &login);

/// The result with its texts from outside masked in the same way, so that it can be put into words. Names (host, user,
/// database, schema, file, tables) stay, also where the password is the same word: GRANT statements contain them.
[[nodiscard]] CheckResult withoutSecrets(CheckResult result, const LedgerLogin &login);

} // namespace budget
