// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The statement that sets the id sequence of one of the course's tables to the table's largest id; empty for any other
/// table.
[[nodiscard]] QString sequenceRepair(const QString &table);

} // namespace budget
