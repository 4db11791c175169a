// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace budget {

/// Splits an SQLite script into statements, because Qt's driver executes one statement at a time. The final ';' of each
/// is removed. A ';' in quotes, in a comment or in the body of a trigger (BEGIN … END) does not end a statement.
[[nodiscard]] QStringList statementsOf(const QString &script);

} // namespace budget
