// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/ledgeraccess.h"

namespace budget::cli {

/// Where the connection of a command comes from, and what the setup wizard would say of its string.
struct ConnectionSource
{
    QString place;          ///< a sentence; empty for a file on this computer
    QStringList notes = {}; ///< what was left out, raised or is a placeholder, and where the string cannot be read
};

/// Looks at the string again; holds no secret.
[[nodiscard]] ConnectionSource sourceOf(const LedgerAccess &access, const LedgerChoice &choice);

/// The same, and whether git tracks the file that the string was read from, with the password in it.
[[nodiscard]] QFuture<ConnectionSource> sourceWithGit(const LedgerAccess &access, const LedgerChoice &choice,
                                                      QObject *context);

} // namespace budget::cli
