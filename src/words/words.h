// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

namespace budget::wording {

/// The translation context of all texts that the window and the command line share.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(budget::wording)
};

/// Translates a text that a table marks with QT_TRANSLATE_NOOP("budget::wording", …).
[[nodiscard]] inline QString translated(const char *text)
{
    return text ? QCoreApplication::translate("budget::wording", text) : QString();
}

/// One row of a table that maps a kind to its text.
template <typename Kind>
struct Word
{
    Kind kind;
    const char *text; ///< marked with QT_TRANSLATE_NOOP; null for a kind without a text
};

/// A deduction guide, because Clang before version 17 does not deduce the template argument of an aggregate.
template <typename Kind>
Word(Kind, const char *) -> Word<Kind>;

/// The translated text for `kind`; empty if no row has that kind.
template <typename Rows, typename Kind>
[[nodiscard]] QString wordIn(const Rows &rows, Kind kind)
{
    const auto row = std::ranges::find(rows, kind, [](const auto &each) { return each.kind; });
    return row == std::ranges::end(rows) ? QString() : translated(row->text);
}

/// The same, with `argument` in place of %1, if the text has one.
template <typename Rows, typename Kind>
[[nodiscard]] QString wordIn(const Rows &rows, Kind kind, const QString &argument)
{
    const QString text = wordIn(rows, kind);
    return text.contains(QLatin1StringView("%1")) ? text.arg(argument) : text;
}

/// Whether a table has exactly one row for each kind up to `last`: for a static_assert beside the table.
template <typename Rows, typename Kind>
constexpr bool hasRowsTo(const Rows &rows, Kind last)
{
    for (int kind = 0; kind <= static_cast<int>(last); ++kind) {
        const auto isOfKind = [kind](const auto &row) { return static_cast<int>(row.kind) == kind; };
        if (std::ranges::count_if(rows, isOfKind) != 1)
            return false;
    }
    return true;
}

/// An example of an amount in the format of the current locale.
[[nodiscard]] QString exampleAmount();

} // namespace budget::wording
