// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The one statement that sets the sequence of a table of the course behind its largest id; empty for any other table.
[[nodiscard]] QString sequenceRepair(const QString &table);

} // namespace budget
