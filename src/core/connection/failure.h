// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace budget {

/// Tells what a failed statement means, by its SQLSTATE alone: texts are localized and quote people's data.
[[nodiscard]] ErrorKind kindOfSqlState(const QString &sqlState);

/// Tells why a connection could not be opened, from libpq's text: a failed open has no SQLSTATE. Matched
/// loosely, most telling first; an unknown text is Unexpected, never a guess. `field` names the part of the
/// connection string to look at. `detail` is the text as given: mask it before.
[[nodiscard]] Error connectFailure(const QString &text);

} // namespace budget
