// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Builds Markdown from texts. Escaping keeps every text from being read as markup; control characters are shown as
/// \uXXXX.
namespace budget::markdown {

/// One line of running text.
[[nodiscard]] QString plain(const QString &text);
[[nodiscard]] QString strong(const QString &text);
/// A section's title, followed by an empty line.
[[nodiscard]] QString heading(const QString &title);
/// Several otherwise unchanged lines in a fenced block, with a fence that the text does not contain.
[[nodiscard]] QString block(const QString &text);
/// A table's row, with the cell at `strongCell` in bold.
[[nodiscard]] QString row(const QStringList &cells, qsizetype strongCell = -1);
/// The rule below the header row of a table.
[[nodiscard]] QString rule(int columns);
/// A list item 'name: value'.
[[nodiscard]] QString item(const QString &name, const QString &value);

} // namespace budget::markdown
