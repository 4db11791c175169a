// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"

#include <QString>

namespace budget {

/// The text with each occurrence of the secret replaced by '****': the plain secret, the secret with any of its
/// characters percent-encoded, and the secret within Base64. A secret of fewer than four characters stays where it is a
/// part of a longer word, because the rest of the word would reveal it. For texts that leave the program. Searches the
/// text up to seven times.
[[nodiscard]] QString masked(const QString &text, const Secret &secret);

/// Masks the password of a login in the same way, but never within a name of its address (user, database, schema,
/// hosts), even where the password is the same word or a part of the name. These names are shown anyway, so a mask in
/// place of one would reveal the password. Pass the text through withoutPasswords() as well, which masks by position.
[[nodiscard]] QString masked(const QString &text, const LedgerLogin &login);

/// The text with '****' in place of everything that looks like a password in a connection string: in a URL up to the
/// last '@', or after 'password='. For texts whose secret is not known.
[[nodiscard]] QString withoutPasswords(const QString &text);

} // namespace budget
