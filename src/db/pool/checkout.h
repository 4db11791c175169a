// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// What has to be done with a connection before its next job uses it.
enum class Checkout {
    AsItIs, ///< use the connection at once: it was used a moment ago or has just been opened
    Ping,   ///< ping the server; if it does not answer, open a new connection in the same seat
    Reopen  ///< open a new connection: this one is too old, or older than one that was found dead
};

} // namespace budget
