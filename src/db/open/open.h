// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "db/connectionfactory.h"

#include <chrono>

/// The one place that turns a ledger's location into connections.
namespace budget {

/// What a connection to a ledger's file may do; a server does not tell these apart.
enum class FileAccess {
    Writing,       ///< makes the file where there is none, and keeps other instances of the program away
    Looking,       ///< neither makes nor changes a file; keeps others away all the same
    WritingBeside, ///< as Writing, also where this process has the file open already; makes none
    LookingBeside  ///< as Looking, also where another connection has the file locked
};

/// How long a connection to a server may wait; a file has no network to wait for.
struct OpenTimeouts
{
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds statement{30'000};
    std::chrono::milliseconds ping{5'000}; ///< never longer than a statement
};

/// Opens a connection in the calling thread, in which alone it may be used. Blocks up to `timeouts.connect`, less when
/// `interrupt` is raised.
[[nodiscard]] Result<std::unique_ptr<Connection>> openConnection(const LedgerLocation &location, FileAccess access,
                                                                 InterruptPtr interrupt,
                                                                 const OpenTimeouts &timeouts = {});

/// openConnection() as a function, for a pool's threads.
[[nodiscard]] ConnectionFactory connectionFactory(const LedgerLocation &location, FileAccess access,
                                                  const OpenTimeouts &timeouts = {});

} // namespace budget
