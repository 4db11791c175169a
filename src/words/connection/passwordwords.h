// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/error.h"

#include <QString>

namespace budget::wording {

/// The sentence for a password that the server refused. For a host at Neon, also how to reset the password there.
[[nodiscard]] QString passwordSentence(const Error &error, const LedgerLocation &location);

} // namespace budget::wording
