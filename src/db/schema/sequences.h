// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace budget {

class Connection;

/// The statements that repair the sequences which lag behind the ids of their table, one per line; empty for none. Such
/// a sequence gives ids that are taken, so each new row is refused. Tables and sequences that the role may not use are
/// left out.
[[nodiscard]] Result<QString> sequenceRepairs(Connection &connection);

} // namespace budget
