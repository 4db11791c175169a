// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <QString>

namespace budget::profilewords {

/// The profile's name, with the source if the profile comes from DATABASE_URL.
[[nodiscard]] QString name(const Profile &profile);
/// Where the ledger is: the file's path, or 'database @ host'.
[[nodiscard]] QString place(const LedgerLocation &location);
/// The place, with the user's name for a server.
[[nodiscard]] QString placeWithUser(const LedgerLocation &location);

} // namespace budget::profilewords
