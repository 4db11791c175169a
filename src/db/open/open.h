// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "db/connectionfactory.h"

#include <chrono>

/// The only place that opens connections from a ledger's login.
namespace budget {

/// What a connection to a ledger's file may do. For a server, all values mean the same.
enum class FileAccess {
    Writing,       ///< creates a missing file, and locks out other instances of the program
    Beginning,     ///< as Writing; a person has agreed that a file without a ledger becomes one
    Looking,       ///< checks a file for damage, does not create or change it, locks out other instances
    WritingBeside, ///< as Writing, also if this process has the file open already; creates no file
    LookingBeside  ///< neither checks, creates nor changes a file; also if another connection has it locked
};

/// How long a connection to a server may wait. A file has no network to wait for.
struct OpenTimeouts
{
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds statement{30'000};
    std::chrono::milliseconds ping{5'000}; ///< at most the time of a statement
};

/// Opens a connection in the calling thread, which is the only thread that may use it. Blocks for up to
/// `timeouts.connect`, less if `interrupt` is raised.
[[nodiscard]] Result<std::unique_ptr<Connection>> openConnection(const LedgerLogin &login, FileAccess access,
                                                                 InterruptPtr interrupt,
                                                                 const OpenTimeouts &timeouts = {});

/// True if opening the ledger for writing would create its file; false for a server and for an existing file. Fails with
/// the error of opening it if the file cannot be created.
[[nodiscard]] Result<bool> isYetToBeCreated(const LedgerLogin &login);

/// Returns openConnection() as a function that the threads of a pool call.
[[nodiscard]] ConnectionFactory connectionFactory(const LedgerLogin &login, FileAccess access,
                                                  const OpenTimeouts &timeouts = {});

} // namespace budget
