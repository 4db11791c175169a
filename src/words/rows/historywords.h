// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes/rowstep.h"

#include <QHash>
#include <QLocale>
#include <QStringList>

/// Texts for the history of a row.
namespace budget::historywords {

/// The names of the ledger's categories and persons by id.
struct Names
{
    QHash<qint64, QString> categories;
    QHash<qint64, QString> persons;
};

/// What happened in the step: a line for each field of an edit ('Amount: 2.20 → 3.30'), otherwise the kind of the step and
/// a line with the row's values. Each line is plain text; amounts and dates come before texts of any length.
[[nodiscard]] QStringList changes(const RowStep &step, const Names &names, const QLocale &locale);
/// Who made the change; for a change outside the program, a text that says this.
[[nodiscard]] QString author(const RowStep &step, const Names &names);

} // namespace budget::historywords
