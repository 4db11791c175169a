// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace budget {

/// The text without white space around it. Fails with FieldEmpty, or with FieldTooLong where it has more than
/// `maxLength` characters as PostgreSQL counts them (code points, not UTF-16 units).
/// NUL characters, which PostgreSQL cannot store, are taken out.
[[nodiscard]] Result<QString> requiredText(const QString &text, qsizetype maxLength, Field field);

/// The first `maxLength` characters of the text, counted in the same way.
[[nodiscard]] QString shortened(const QString &text, qsizetype maxLength);

} // namespace budget
