// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace budget {

/// The schemas of a search_path in their order, as PostgreSQL splits them: names without quotes in lower case, "…" as
/// they stand. Nothing where the list is malformed.
[[nodiscard]] std::optional<QStringList> schemasOf(QStringView searchPath);

/// libpq's parameter `options`, with the search_path taken out of it.
struct SplitOptions
{
    std::optional<QString> searchPath; ///< the last one that was set
    QString rest;                      ///< the other options as they were written
};

/// Splits `options` into words as the server does: blanks separate them, a backslash takes the next character as it is.
[[nodiscard]] SplitOptions withoutSearchPath(const QString &options);

/// `options` with a search_path of this one schema before them.
[[nodiscard]] QString withSearchPath(const QString &options, const QString &schema);

} // namespace budget
