// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/profile.h"

#include <QString>

namespace budget::wording {

/// The source of a ledger that was not set up in the program: 'from the environment'; empty for a stored profile.
[[nodiscard]] QString sourceName(Profile::Source source);
/// Where the password is stored, in two or three words; empty for a local file.
[[nodiscard]] QString keeperName(const Profile &profile);
/// The same for the summary of the setup wizard.
[[nodiscard]] QString keeperSummary(const Profile &profile);
/// The label of a password store in a list of choices; `file` is the .env file.
[[nodiscard]] QString keeperChoice(SecretKeeper keeper, const QString &file);
/// The label and the meaning of the choice to leave the keychain unchanged and use the password once.
[[nodiscard]] QString unchangedKeychainChoice();
[[nodiscard]] QString unchangedKeychainMeaning();
/// What choosing this password store means, in one sentence.
[[nodiscard]] QString keeperMeaning(SecretKeeper keeper);
/// Why the person is asked for the password; empty if the store's own error says why.
[[nodiscard]] QString keeperReason(SecretKeeper keeper);

} // namespace budget::wording
