// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// The area that a failure belongs to. It decides about exit codes, wizard steps and technical details.
enum class ErrorGroup {
    Program,    ///< the program itself
    Entry,      ///< what a person typed or pasted; checked before anything is sent
    File,       ///< a file of this program, or the disk that holds the file
    Settings,   ///< the settings file and its profiles
    Keeper,     ///< the store of a password, such as the keychain
    Tables,     ///< the ledger's tables, schema and stored amounts
    Connecting, ///< opening a connection; no statement was sent
    Work        ///< a statement on an open connection
};

/// The group of a kind. The implementation is a switch without a default, so the compiler reports a new kind without a
/// group.
[[nodiscard]] ErrorGroup groupOf(ErrorKind kind);

/// The group of an error, which also depends on its field and SQLSTATE: a full disk of the server (Field::None) and a
/// server that ran out of resources during a statement (SQLSTATE class 53) belong to Work.
[[nodiscard]] ErrorGroup groupOf(const Error &error);

/// Whether a field is the connection string or a part of it.
[[nodiscard]] bool isPartOfConnection(Field field);

} // namespace budget
