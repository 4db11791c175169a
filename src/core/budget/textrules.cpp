// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/textrules.h"

#include <algorithm>
#include <string>

namespace budget {

namespace {

/// Whether a character is visible. White space, control characters and format characters, such as ZERO WIDTH SPACE, are
/// not.
bool isVisible(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return !QChar::isSpace(character) && category != QChar::Other_Control && category != QChar::Other_Format;
}

} // namespace

Result<QString> requiredText(const QString &text, qsizetype maxLength, Field field)
{
    QString kept = text;
    kept.remove(QChar(u'\0'));
    kept = kept.trimmed();
    const std::u32string characters = kept.toStdU32String();
    if (std::ranges::none_of(characters, isVisible))
        return failure(ErrorKind::FieldEmpty, field);
    if (std::ssize(characters) > maxLength)
        return failure(ErrorKind::FieldTooLong, field, QString::number(maxLength));
    return kept;
}

QString shortened(const QString &text, qsizetype maxLength)
{
    const std::u32string characters = text.toStdU32String();
    if (std::ssize(characters) <= maxLength)
        return text;
    return QString::fromStdU32String(characters.substr(0, static_cast<std::size_t>(maxLength)));
}

} // namespace budget
