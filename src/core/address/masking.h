// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/secret.h"

#include <QString>

namespace budget {

/// The text with '****' wherever the secret stands in it: as it is, with any of its characters percent-encoded, or
/// within Base64. For texts that leave the program; a text that is long is searched several times.
[[nodiscard]] QString masked(const QString &text, const Secret &secret);

/// The text without what looks like a password in a connection string: in a URL before its last '@', or behind
/// 'password='. For secrets that nobody knows any more.
[[nodiscard]] QString withoutPasswords(const QString &text);

} // namespace budget
