// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/error.h"

#include <QString>

namespace budget::wording {

/// What a server said that does not take the password, and what to do: where the host is Neon's, also how the password
/// is reset there.
[[nodiscard]] QString passwordSentence(const Error &error, const LedgerLocation &location);

} // namespace budget::wording
