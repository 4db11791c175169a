// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace budget {

/// The schemas of a search_path in their order, split as PostgreSQL does: unquoted names are folded to lower case,
/// quoted names are kept. Nothing where the list is malformed.
[[nodiscard]] std::optional<QStringList> schemasOf(QStringView searchPath);

/// The value of libpq's parameter `options`, separated into the search_path and the rest.
struct SplitOptions
{
    std::optional<QString> searchPath; ///< the value of the last search_path in `options`
    QString rest;                      ///< the other options, unchanged
};

/// Takes the search_path out of `options`. The words are split as the server does: blanks separate them, and a
/// backslash escapes the next character (PostgreSQL manual, libpq parameter `options`).
[[nodiscard]] SplitOptions withoutSearchPath(const QString &options);

/// `options`, preceded by an option that sets the search_path to this schema alone.
[[nodiscard]] QString withSearchPath(const QString &options, const QString &schema);

} // namespace budget
