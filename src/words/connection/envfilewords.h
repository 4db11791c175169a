// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/envfile/envpassword.h"
#include "core/reading/envfile/gitstate.h"

#include <QString>

namespace budget::wording {

/// What storing the password changes in a .env file, as the introduction of the changed line. `isFileThere`: the file
/// exists.
[[nodiscard]] QString envChangeText(const EnvChange &change, bool isFileThere);
/// Why the password cannot be stored under the name of a variable that belongs to something else.
[[nodiscard]] QString variableTaken(const QString &variable);
/// Whether git could publish the file, in one sentence, and what helps against it.
[[nodiscard]] QString gitSentence(GitState state);

} // namespace budget::wording
