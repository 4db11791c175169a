// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace budget {

/// What has to happen with a connection before its next job may use it.
enum class Checkout {
    AsItIs, ///< used a moment ago, or opened just now
    Ping,   ///< ask whether it lives; a dead one is opened anew in the same place
    Reopen  ///< too old, or older than one that was found dead
};

} // namespace budget
