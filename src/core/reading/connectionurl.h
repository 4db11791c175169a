// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/result.h"

namespace budget {

/// The login that a connection text of any form names (readConnectionText() tells more), if it says enough to
/// connect: user, host and database. Fails with UrlInvalid and the field that is at fault (Url, Host, Port, User,
/// Password, Database); `detail` never quotes the text, since it may hold a password. Refuses a URL of which libpq
/// would read a raw password's end as host and database, since here nobody confirms the host.
[[nodiscard]] Result<ServerLogin> parseConnectionUrl(const QString &text);

/// The address as a URL that libpq reads in the same way; parseConnectionUrl() reads it back.
[[nodiscard]] QString urlWithoutPassword(const ServerAddress &address);
/// The same with the password in it: for a keeper of secrets, never for a screen or a log.
[[nodiscard]] Secret urlWithPassword(const ServerLogin &login);

} // namespace budget
