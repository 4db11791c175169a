// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace budget {

// Between a file that may hold any bytes and the text that is read and edited.

/// The mark of UTF-8 (EF BB BF) that the file begins with, or nothing.
[[nodiscard]] QByteArray utf8MarkOf(const QByteArray &file);

/// The file as text, line by line; a line that is no UTF-8 or holds a NUL becomes an empty comment.
[[nodiscard]] QString readableText(const QByteArray &file);

/// The file changed as its readable text was changed: every byte outside of the change stays as it is.
[[nodiscard]] QByteArray fileWithChange(const QByteArray &file, const QString &before, const QString &after);

} // namespace budget
