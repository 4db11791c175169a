// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/address/serverlogin.h"

#include <variant>

namespace budget {

/// What a ledger is opened with: a file needs no password, a server does. Never stored and never shown.
using LedgerLogin = std::variant<LocalFile, ServerLogin>;

/// The location without the password.
[[nodiscard]] LedgerLocation locationOf(const LedgerLogin &login);
/// Empty for a local file.
[[nodiscard]] Secret passwordOf(const LedgerLogin &login);
/// `password` is of no account for a local file.
[[nodiscard]] LedgerLogin loginTo(const LedgerLocation &location, const Secret &password);

} // namespace budget
