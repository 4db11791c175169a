// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/reports/report.h"

namespace budget::wording {

/// The login of the report; a local file, which has no password, where the report has none.
[[nodiscard]] LedgerLogin loginOf(const ReportMaterial &material);

/// The material with the texts from outside masked (see core/checks/checksecrets.h): messages of errors, evidence of
/// checks, versions.
[[nodiscard]] ReportMaterial withoutSecrets(ReportMaterial material);

} // namespace budget::wording
