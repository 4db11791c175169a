// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/result.h"

namespace budget {

/// Reads the login from a connection text in any notation, see readConnectionText(). Fails with UrlInvalid and the
/// faulty field (Url, Host, Port, User, Password, Database) where the text cannot be read or lacks user, host or
/// database; `detail` never quotes the text, because it may contain a password. Also rejects a URL in which libpq would
/// take the end of an unencoded password for host and database, because no person confirms the host here.
[[nodiscard]] Result<ServerLogin> parseConnectionUrl(const QString &text);

/// The address as a URL. libpq and parseConnectionUrl() read the same address from it.
[[nodiscard]] QString urlWithoutPassword(const ServerAddress &address);
/// The address and password as a URL, for a password store or a pipe to another process. Must never be logged.
[[nodiscard]] Secret urlWithPassword(const ServerLogin &login);

} // namespace budget
