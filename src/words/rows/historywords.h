// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rownames.h"
#include "core/changes/rowstep.h"

#include <QLocale>
#include <QStringList>

/// Texts for the history of a row.
namespace budget::historywords {

/// What happened in the step: a line for each field of an edit ('Amount: 2.20 → 3.30'), otherwise the kind of the step
/// and a line with the row's values. Each line is plain text; amounts and dates come before texts of any length.
[[nodiscard]] QStringList changes(const RowStep &step, const RowNames &names, const QLocale &locale);
/// Who made the change; for a change outside the program, a text that says this.
[[nodiscard]] QString author(const RowStep &step, const RowNames &names);

} // namespace budget::historywords
