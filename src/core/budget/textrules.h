// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace budget {

/// The text without NUL characters, which PostgreSQL cannot store, and without white space around it. Fails with
/// FieldEmpty where no visible character remains, or with FieldTooLong where the result has more than `maxLength`
/// characters. Characters are counted as PostgreSQL does: as code points, not as UTF-16 code units.
[[nodiscard]] Result<QString> requiredText(const QString &text, qsizetype maxLength, Field field);

/// The first `maxLength` characters (code points) of the text.
[[nodiscard]] QString shortened(const QString &text, qsizetype maxLength);

} // namespace budget
