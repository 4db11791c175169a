// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/connectionreading.h"

namespace budget {

/// A connection text taken apart: what may stand on a screen, and the password that was in it.
struct ShownConnection
{
    QString text;
    Secret password; ///< empty where there was none, or only a placeholder for one

    bool operator==(const ShownConnection &) const = default;
};

/// `reading` must be that of `text`. The text keeps its spelling where it still names the same connection with the
/// password cut out; otherwise, as for command lines and files with other things in them, it becomes a URL.
/// A text without any secret stays as it is.
[[nodiscard]] ShownConnection shownConnection(const QString &text, const ConnectionReading &reading);

/// Whether what stands behind the host may be the rest of a password: nobody but a person can tell.
[[nodiscard]] bool isAmbiguous(const ConnectionReading &reading);

/// The field of the first part, other than the password, that is a placeholder and must be filled in.
[[nodiscard]] Field placeholderLeft(const ConnectionReading &reading);

} // namespace budget
