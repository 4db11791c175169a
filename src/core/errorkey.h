// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLatin1StringView>

namespace budget {

/// The kind's name for other programs and for files: 'password_rejected'. Stays the same from version to version.
[[nodiscard]] QLatin1StringView errorKey(ErrorKind kind);
/// The kind of that name; Unexpected for a name that this version does not know.
[[nodiscard]] ErrorKind errorKindOf(const QString &key);

} // namespace budget
