// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <array>
#include <span>

namespace budget {

/// A rule for the message of a failed connection attempt. The pattern must match from the beginning of the message, so
/// that a quoted user or database name that reads like an error is not taken for the message. Case does not matter. The
/// kind Unexpected marks a message that must not be judged by its SQLSTATE.
struct ConnectRule
{
    const char *pattern; ///< a regular expression in UTF-8
    ErrorKind kind;
    Field field;
};

using ConnectRules = std::span<const ConnectRule>;

[[nodiscard]] ConnectRules neonRules();
/// Messages of PgBouncer, Odyssey, PgCat, PgDog, Pgpool-II, Supavisor, and of the proxies of Amazon and Azure.
[[nodiscard]] ConnectRules poolerRules();
[[nodiscard]] ConnectRules postgresRules();
/// PostgreSQL's translated messages, for the SQLSTATEs that have several meanings.
[[nodiscard]] ConnectRules translatedRules();
/// Messages that libpq, OpenSSL and the operating system create on the client's side.
[[nodiscard]] ConnectRules transportRules();

/// The rules for messages that arrive from the other side, without the severity in front: from a server, a pooler or a
/// hosting provider's proxy. The first match decides.
[[nodiscard]] inline std::array<ConnectRules, 4> serverRules()
{
    return {neonRules(), poolerRules(), postgresRules(), translatedRules()};
}

} // namespace budget
