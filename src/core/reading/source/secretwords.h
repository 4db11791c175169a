// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// The alternatives of a regular expression for the words that mean 'password' in other languages than English, as
/// people write them before a password. To be matched without regard to case.
[[nodiscard]] QString translatedSecretWords();

} // namespace budget
