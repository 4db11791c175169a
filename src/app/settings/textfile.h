// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace budget {

inline constexpr qint64 kMaxTextFile = 1 << 20; ///< bytes

/// The text of a file that a person chose, such as a `.env`; reads it at once, up to `limit` bytes. Fails, with
/// `field`, with FileIsDirectory, FileIsSpecial (also where it holds bytes that are no text), FileUnavailable or
/// FieldTooLong.
[[nodiscard]] Result<QString> readTextFile(const QString &file, Field field = Field::EnvFile,
                                           qint64 limit = kMaxTextFile);

} // namespace budget
