// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace budget {

inline constexpr qint64 kMaxTextFile = 1 << 20; ///< bytes

/// Reads the text of a file that a person chose, such as a `.env`, up to `limit` bytes; blocks. Fails with
/// FileIsDirectory, FileIsSpecial (also for bytes that are not text), FileUnavailable or FieldTooLong, all with
/// `field`.
[[nodiscard]] Result<QString> readTextFile(const QString &file, Field field = Field::EnvFile,
                                           qint64 limit = kMaxTextFile);

} // namespace budget
