// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace budget {

// Conversion between a file, which may contain any bytes, and the text that is read and edited.

/// The UTF-8 byte order mark (EF BB BF) at the beginning of the file, or an empty array.
[[nodiscard]] QByteArray utf8MarkOf(const QByteArray &file);

/// The file as text. A line that is not UTF-8 or contains a NUL becomes an empty comment.
[[nodiscard]] QString readableText(const QByteArray &file);

/// The file with the change that turns its text `before` into `after`. All bytes outside the change stay the same.
/// `before` must be readableText(file).
[[nodiscard]] QByteArray fileWithChange(const QByteArray &file, const QString &before, const QString &after);

} // namespace budget
