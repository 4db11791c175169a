// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace budget {

/// The position of the '@' that ends the user part of a URL without blanks; -1 where the URL has no '@'. The password
/// may be unencoded.
[[nodiscard]] qsizetype userEnd(QStringView url, qsizetype schemeEnd);

/// The position of the first character at or behind `from`, a position behind the user part, that cannot belong to the
/// URL. `mayBeRaw`: whether a password in a parameter may contain unencoded quotation marks and separators.
[[nodiscard]] qsizetype endOfUrl(QStringView word, qsizetype from, bool mayBeRaw);

/// The number of characters at the end that belong to the sentence around the URL: '.', ',' and similar marks, or a
/// mark of emphasis that also stands `before` the URL.
[[nodiscard]] qsizetype marksBehind(QStringView url, qsizetype schemeEnd, QChar before);

/// Whether a part of a URL, as written, contains what only other text can contain: a blank, a control character, or a
/// further name with its value (';password=…', ', pw: …').
[[nodiscard]] bool holdsOtherText(QStringView part);

} // namespace budget
