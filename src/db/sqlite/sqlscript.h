// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace budget {

/// The statements of a script for SQLite, each without its final ';'. A ';' in quotes, in a comment or in the body of a
/// trigger (BEGIN … END) ends no statement. Qt's driver carries out one statement at a time.
[[nodiscard]] QStringList statementsOf(const QString &script);

} // namespace budget
