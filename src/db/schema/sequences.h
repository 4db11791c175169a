// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace budget {

class Connection;

/// The statements that repair the sequences which lag behind the ids of their table, one a line; empty where none does.
/// Such a sequence gives ids that are taken, so that each new row is refused. What this role may not read is left out.
[[nodiscard]] Result<QString> sequenceRepairs(Connection &connection);

} // namespace budget
