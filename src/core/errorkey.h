// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QLatin1StringView>

#include <vector>

namespace budget {

/// The kind's name for other programs and for files: 'password_rejected'. Stays the same from version to version.
[[nodiscard]] QLatin1StringView errorKey(ErrorKind kind);
/// The kind of that name; Unexpected for a name that this version does not know.
[[nodiscard]] ErrorKind errorKindOf(const QString &key);
/// Every kind that has a name, in no order that means anything; tests hold it against the compiler's own list.
[[nodiscard]] std::vector<ErrorKind> allErrorKinds();

} // namespace budget
