// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serveraddress.h"
#include "core/error.h"

#include <QString>

#include <vector>

namespace budget {

/// Whether a text is what guides and consoles put where a value belongs: '<password>', '****', '[YOUR-PASSWORD]',
/// '${PASSWORD}', 'your_password' …
[[nodiscard]] bool isPlaceholder(const QString &text);

/// Whether a host is one: also 'hostname', and a name of which a part is one ('ep-xxx.<region>.aws.neon.tech'). It must
/// not be looked up: the name server would learn of it, and somebody else could answer.
[[nodiscard]] bool isPlaceholderHost(const QString &host);

/// The parts of an address that are placeholders. Words such as 'username', 'password' and 'dbname' count where they
/// stand together, or at one of Neon's hosts; on this machine they may well be real.
[[nodiscard]] std::vector<Field> placeholdersIn(const ServerAddress &address);

} // namespace budget
