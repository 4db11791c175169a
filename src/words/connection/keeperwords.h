// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <QString>

namespace budget::wording {

/// Where a ledger that was not set up in the program comes from: 'from the environment'; empty for one that was.
[[nodiscard]] QString sourceName(Profile::Source source);
/// Where the password is kept, in two or three words; empty for a file.
[[nodiscard]] QString keeperName(const Profile &profile);
/// The same for the summary of a setup.
[[nodiscard]] QString keeperSummary(const Profile &profile);
/// A keeper as one of several to choose from; `file` is the .env file.
[[nodiscard]] QString keeperChoice(SecretKeeper keeper, const QString &file);
/// What a choice of keeper means, in one sentence.
[[nodiscard]] QString keeperMeaning(SecretKeeper keeper);
/// Why a password of this keeper is asked for; empty where the keeper itself says why.
[[nodiscard]] QString keeperReason(SecretKeeper keeper);

} // namespace budget::wording
