// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/typedtext.h"

#include <QChar>

namespace budget {

namespace {

constexpr QStringView kMinuses = u"-‐‑‒–−﹣";
constexpr QStringView kApostrophes = u"'‘’ʼ";

/// Whether the character is the wide form of an ASCII character, as input methods for Chinese and Japanese type it.
constexpr bool isFullWidth(char32_t character)
{
    return character >= U'！' && character <= U'～';
}

constexpr char32_t kFullWidthOffset = U'！' - U'!';

/// The character that typedText() writes for `character`; null where typedText() leaves it out.
QChar typedCharacter(char32_t character)
{
    if (const int digit = QChar::digitValue(character); QChar::isDigit(character) && digit >= 0)
        return QChar(u'0' + digit);
    if (QChar::category(character) == QChar::Other_Format)
        return {};
    if (QChar::isSpace(character))
        return u' ';
    if (QChar::requiresSurrogates(character))
        return QChar::ReplacementCharacter;
    const QChar plain = QChar(static_cast<char16_t>(isFullWidth(character) ? character - kFullWidthOffset : character));
    if (kMinuses.contains(plain))
        return u'-';
    return kApostrophes.contains(plain) ? QChar(u'\'') : plain;
}

} // namespace

QString typedText(QStringView text)
{
    QString typed;
    typed.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        char32_t character = text[at].unicode();
        if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[at], text[at + 1]);
            ++at;
        }
        if (const QChar plain = typedCharacter(character); !plain.isNull())
            typed += plain;
    }
    return typed;
}

} // namespace budget
