// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

using PGconn = struct pg_conn;

namespace budget {

/// Asks the server, by a line of its own, to stop what `connection` has it do. Does not block, and promises nothing:
/// libpq's part of it waits as long as the network likes, hence in a thread of its own that nobody ever waits for.
void requestCancel(PGconn *connection);

} // namespace budget
