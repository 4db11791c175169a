// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/reports/report.h"

#include <QStringList>

/// Sections of a report, each with its heading; empty where there is nothing to say.
namespace budget::wording {

/// '2024-01-31 10:00:00'
[[nodiscard]] QString reportTime(qint64 milliseconds);
/// Which ledger it is about, in one line; empty where that is not known.
[[nodiscard]] QString whereText(const ReportMaterial &material);
/// Where the connection leads and how it is set up.
[[nodiscard]] QStringList connectionLines(const ReportMaterial &material);
/// The pool of the ledger that is open.
[[nodiscard]] QStringList poolLines(const ReportMaterial &material);
[[nodiscard]] QStringList versionLines(const ReportMaterial &material);

} // namespace budget::wording
