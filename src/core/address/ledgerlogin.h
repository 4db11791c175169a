// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/address/serverlogin.h"
#include "core/error.h"

#include <variant>

namespace budget {

/// Everything that is needed to open a ledger: a file's path, or a server's address and password. Exists in memory
/// only; never stored and never shown.
using LedgerLogin = std::variant<LocalFile, ServerLogin>;

/// The location that the login leads to, without the password.
[[nodiscard]] LedgerLocation locationOf(const LedgerLogin &login);
/// The password of the login; empty for a local file.
[[nodiscard]] Secret passwordOf(const LedgerLogin &login);
/// The field of errors that do not depend on what was entered: Field::LedgerFile for a local file, otherwise
/// Field::None.
[[nodiscard]] Field sourceOf(const LedgerLogin &login);
/// The login for a location. `password` is ignored for a local file.
[[nodiscard]] LedgerLogin loginTo(const LedgerLocation &location, const Secret &password);

} // namespace budget
