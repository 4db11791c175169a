// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// One statement that fixes, for the current transaction alone, the session settings on which our statements and the
/// texts of their answers depend, whatever the role, the database, the server's configuration or a pooler set. It
/// answers one row. Tables are looked for in `schema`; where none is named, as the session's own search_path says, and
/// in `public` where that names no schema that is there.
[[nodiscard]] QString transactionSettings(const QString &schema);

/// Whether a statement begins a transaction: the settings come behind it.
[[nodiscard]] bool beginsTransaction(const QString &sql);

} // namespace budget
