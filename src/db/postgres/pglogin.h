// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/serverlogin.h"
#include "core/result.h"
#include "db/interrupt.h"

#include <chrono>
#include <memory>

using PGconn = struct pg_conn;

namespace budget {

struct FreePgConnection
{
    void operator()(PGconn *connection) const;
};
using PgConnectionPtr = std::unique_ptr<PGconn, FreePgConnection>;

/// Opens a session; the connection is non-blocking from then on. Blocks for up to `patience`, less if `interrupt` is
/// raised or its job is cancelled (Cancelled). No resolver, file or server can make it block longer, because the login
/// runs in a thread of its own, which is left behind if it is stuck. Host names are looked up here, and all their
/// addresses are tried in order within `patience`. With a libpq before version 16, a server that offers SCRAM without
/// channel binding sees two attempts. The password is masked in the text of an error.
[[nodiscard]] Result<PgConnectionPtr> logIn(const ServerLogin &login, const InterruptPtr &interrupt,
                                            std::chrono::milliseconds patience);

/// The version of the installed libpq, such as '15.14'; empty if none is installed.
[[nodiscard]] QString libpqVersion();

} // namespace budget
