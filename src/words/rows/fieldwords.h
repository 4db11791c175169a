// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rownames.h"
#include "core/operations/rowvalues.h"

#include <QLocale>
#include <QString>

#include <vector>

/// Texts for the values of a row. All texts are plain and of one line.
namespace budget::fieldwords {

/// The fields of a table in the order in which a line shows them: texts of any length come last.
[[nodiscard]] std::vector<int> shownFields(Table table);
[[nodiscard]] QString name(Table table, int field);
[[nodiscard]] QString value(const RowValues &row, int field, const RowNames &names, const QLocale &locale);
/// The values of all shown fields, but no empty ones.
[[nodiscard]] QString values(const RowValues &row, const RowNames &names, const QLocale &locale);

} // namespace budget::fieldwords
