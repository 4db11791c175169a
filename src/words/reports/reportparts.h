// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/reports/report.h"

#include <QStringList>

/// Sections of a report, each with its heading; empty if there is nothing to report.
namespace budget::wording {

/// A time of the report, UTC: '2024-01-31 10:00:00'.
[[nodiscard]] QString reportTime(qint64 milliseconds);
/// The ledger's location in one line; empty if it is not known.
[[nodiscard]] QString whereText(const ReportMaterial &material);
/// The connection's target and settings.
[[nodiscard]] QStringList connectionLines(const ReportMaterial &material);
/// The pool of the open ledger.
[[nodiscard]] QStringList poolLines(const ReportMaterial &material);
[[nodiscard]] QStringList versionLines(const ReportMaterial &material);

} // namespace budget::wording
