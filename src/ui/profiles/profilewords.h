// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <QString>

namespace budget::profilewords {

/// The name, with what it was given by where it was given.
[[nodiscard]] QString name(const Profile &profile);
/// Where the ledger is: the file's path, or 'database @ host'.
[[nodiscard]] QString place(const LedgerLocation &location);
/// What a profile of that ledger may be called, as long as nobody says otherwise.
/// The place with the user's name.
[[nodiscard]] QString placeWithUser(const LedgerLocation &location);

} // namespace budget::profilewords
