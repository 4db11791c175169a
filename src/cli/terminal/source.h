// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/ledgeraccess.h"

namespace budget::cli {

/// The source of a command's connection, with the remarks that the setup wizard would make on its string.
struct ConnectionSource
{
    QString place;          ///< a sentence; empty for a local file
    QStringList notes = {}; ///< dropped, raised and placeholder parts, or the place of a parse error
};

/// Parses the connection string once more for the remarks. The result contains no secret.
[[nodiscard]] ConnectionSource sourceOf(const LedgerAccess &access, const LedgerChoice &choice);

/// The same, with a note if git tracks the `.env` file that contains the string.
[[nodiscard]] QFuture<ConnectionSource> sourceWithGit(const LedgerAccess &access, const LedgerChoice &choice,
                                                      QObject *context);

} // namespace budget::cli
