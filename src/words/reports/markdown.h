// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Texts as parts of a Markdown document: whatever stands in them, it stays text.
namespace budget::markdown {

/// One line of running text.
[[nodiscard]] QString plain(const QString &text);
[[nodiscard]] QString strong(const QString &text);
/// A section's title with an empty line behind it.
[[nodiscard]] QString heading(const QString &title);
/// Several lines as they are, between fences that none of them closes.
[[nodiscard]] QString block(const QString &text);
/// A table's row. What strong() made stays so.
[[nodiscard]] QString row(const QStringList &cells);
/// What stands below a table's first row.
[[nodiscard]] QString rule(int columns);
/// 'name: value' in a list.
[[nodiscard]] QString item(const QString &name, const QString &value);

} // namespace budget::markdown
