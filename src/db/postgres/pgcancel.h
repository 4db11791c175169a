// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

using PGconn = struct pg_conn;

namespace budget {

/// Sends the server a cancel request for the statement that runs on `connection`, over a connection of its own. Does
/// not block, and does not tell whether the request has arrived. PQcancel() may wait for the network without limit, so
/// it runs in a detached thread that is never waited for.
void requestCancel(PGconn *connection);

} // namespace budget
