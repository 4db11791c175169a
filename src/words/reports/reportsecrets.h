// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/reports/report.h"

namespace budget::wording {

/// The text with '****' in place of the login's password and of everything that looks like a password.
[[nodiscard]] QString withoutSecrets(const QString &text, const ReportMaterial &material);

/// The material with the texts from outside masked in the same way: messages of errors, evidence of checks, versions.
/// The names of the address (host, user, database, schema, file) stay, also where the password is the same word.
[[nodiscard]] ReportMaterial withoutSecrets(ReportMaterial material);

} // namespace budget::wording
