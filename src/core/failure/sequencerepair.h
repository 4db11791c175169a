// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The table of the course that a primary key's name belongs to: 'expenses' of 'expenses_pkey' or 'pk_expenses'; empty
/// for any other name.
[[nodiscard]] QString tableOfKey(const QString &constraint);

/// The one statement that sets the sequence of such a table behind its largest id; empty for any other table.
[[nodiscard]] QString sequenceRepair(const QString &table);

} // namespace budget
