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

/// Opens a session, non-blocking from then on. Blocks up to `patience`, less when `interrupt` is raised or its job
/// cancelled (Cancelled), whatever the system's resolver, a file or a server does: the login runs in a thread of its
/// own, which is left behind where it is stuck. Names are looked up here, and all their addresses are tried in order
/// within `patience`. With a libpq older than 16, a server that has SCRAM without channel binding is asked twice. What
/// an error quotes of the password is masked.
[[nodiscard]] Result<PgConnectionPtr> logIn(const ServerLogin &login, const InterruptPtr &interrupt,
                                            std::chrono::milliseconds patience);

/// Of the library that is installed: '15.14'; empty where none is.
[[nodiscard]] QString libpqVersion();

} // namespace budget
