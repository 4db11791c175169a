// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <array>
#include <span>

namespace budget {

/// What a text means that says why a connection could not be opened. The pattern is matched from the text's first
/// letter on, so that a name quoted further on, of a user or a database, is never taken for the message; capitals do
/// not matter. Unexpected is for a text that must not be taken for the usual meaning of its SQLSTATE.
struct ConnectRule
{
    const char *pattern; ///< a regular expression in UTF-8
    ErrorKind kind;
    Field field;
};

using ConnectRules = std::span<const ConnectRule>;

[[nodiscard]] ConnectRules neonRules();
/// PgBouncer, Odyssey, PgCat, PgDog, Pgpool-II, Supavisor, and the proxies of Amazon and Azure.
[[nodiscard]] ConnectRules poolerRules();
[[nodiscard]] ConnectRules postgresRules();
/// Texts of PostgreSQL in its other languages, where the SQLSTATE alone has several meanings.
[[nodiscard]] ConnectRules translatedRules();
/// What libpq, OpenSSL and the system say by themselves.
[[nodiscard]] ConnectRules transportRules();

/// Everything that a server, a pooler or a host's proxy says, without its severity. The first match counts.
[[nodiscard]] inline std::array<ConnectRules, 4> serverRules()
{
    return {neonRules(), poolerRules(), postgresRules(), translatedRules()};
}

} // namespace budget
