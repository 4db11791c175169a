// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connection/serveraddress.h"
#include "core/result.h"

namespace budget {

/// Reads `postgresql://user:password@host:port/database?parameter=value`, `postgres://` and SQLAlchemy's
/// `postgresql+driver://`. The password may hold raw `@ : / # ?`: the last '@' before the host ends it.
/// Percent-encoding is decoded. Parameters that libpq does not know (`pgbouncer`, `schema` …) and those that
/// this program decides itself are left out. Fails with UrlInvalid and the field that is at fault (Url, Host,
/// Port, User, Database); `detail` never quotes the text, since it may hold a password.
[[nodiscard]] Result<ServerAddress> parseConnectionUrl(const QString &text);

/// The address as a URL without the password, which parseConnectionUrl() reads back.
[[nodiscard]] QString urlWithoutPassword(const ServerAddress &address);

} // namespace budget
