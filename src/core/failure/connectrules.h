// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <span>

namespace budget {

/// What a text means that says why a connection could not be opened. The pattern is matched from the text's first
/// letter on, so that a name quoted further on, of a user or a database, is never taken for the message; capitals do
/// not matter.
struct ConnectRule
{
    const char *pattern;
    ErrorKind kind;
    Field field;
};

/// For what a server, a pooler or Neon's proxy said, without its severity. The first match counts.
[[nodiscard]] std::span<const ConnectRule> serverRules();
/// For what libpq, OpenSSL and the system said by themselves.
[[nodiscard]] std::span<const ConnectRule> transportRules();

} // namespace budget
