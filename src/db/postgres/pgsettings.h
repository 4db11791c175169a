// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// A statement that sets the settings on which our statements and the texts of their answers depend, for the current
/// transaction only. It overrides what the role, the database, the server's configuration or a pooler has set. It
/// returns one row. The search_path becomes `schema`; if `schema` is empty, it stays as the session has it, or
/// becomes `public` if it names no schema that exists.
[[nodiscard]] QString transactionSettings(const QString &schema);

} // namespace budget
