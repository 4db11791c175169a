// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// What a failure is about. Exit codes, wizard steps and technical details are chosen by it.
enum class ErrorGroup {
    Program,    ///< the program itself
    Entry,      ///< what a person typed or pasted: judged before anything is sent
    File,       ///< a file of ours, or the disk it is on
    Settings,   ///< the settings and the profiles in them
    Keeper,     ///< the place where a password is kept
    Tables,     ///< the ledger's tables, schema and stored amounts
    Connecting, ///< nothing was sent that could have changed data
    Work        ///< a statement on an open connection
};

/// The group of a kind: a switch without a default, so that a new kind is given its group by whoever adds it.
[[nodiscard]] ErrorGroup groupOf(ErrorKind kind);

/// The same, where the place matters too: the disk of a server is no file of ours, and a server that ran out of memory
/// over a statement is connected all the same.
[[nodiscard]] ErrorGroup groupOf(const Error &error);

/// Whether a field is the connection string or a part of it.
[[nodiscard]] bool isPartOfConnection(Field field);

} // namespace budget
