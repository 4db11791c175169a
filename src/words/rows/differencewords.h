// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rowdifference.h"
#include "core/changes/rownames.h"

#include <QLocale>
#include <QStringList>

#include <vector>

/// Texts for rows that are not as a person saw them, or as a step of Undo left them.
namespace budget::differencewords {

/// Who changed the rows, and that nothing was changed now: one sentence or two.
[[nodiscard]] QString whatHappened(const std::vector<RowDifference> &rows);
/// A line for each field: 'Amount: now 4.00 instead of 3.00'. With several rows, each line begins with the row's name.
[[nodiscard]] QStringList fields(const std::vector<RowDifference> &rows, const RowNames &names, const QLocale &locale);

/// 'Somebody else has changed “Soap” meanwhile: …' with the fields.
[[nodiscard]] QString bySomebodyElse(const RowDifference &row, const RowNames &names, const QLocale &locale);

} // namespace budget::differencewords
