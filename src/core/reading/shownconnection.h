// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

namespace budget {

/// A connection text without its password, and the password.
struct ShownConnection
{
    QString text;
    Secret password; ///< empty where the text had no password or only a placeholder

    bool operator==(const ShownConnection &) const = default;
};

/// Separates the password from a text; `reading` must be the reading of `text`. The text keeps its spelling where it
/// still denotes the same connection after the password is cut out. Otherwise, as for command lines and files with
/// other content, it becomes a URL. A connection string without any secret is returned unchanged.
[[nodiscard]] ShownConnection shownConnection(const QString &text, const ConnectionReading &reading);

/// Whether the text after the host may be the rest of a password, which only a person can decide.
[[nodiscard]] bool isAmbiguous(const ConnectionReading &reading);

/// The field of the first placeholder that a person must fill in, except for the password; None where there is no such
/// placeholder.
[[nodiscard]] Field placeholderLeft(const ConnectionReading &reading);

} // namespace budget
