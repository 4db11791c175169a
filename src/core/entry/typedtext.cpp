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

/// The character that typedText() writes for `character`; 0 where typedText() leaves it out.
char32_t typedCharacter(char32_t character)
{
    if (const int digit = QChar::digitValue(character); QChar::isDigit(character) && digit >= 0)
        return U'0' + static_cast<char32_t>(digit);
    if (QChar::category(character) == QChar::Other_Format)
        return 0;
    if (QChar::isSpace(character))
        return U' ';
    if (QChar::requiresSurrogates(character))
        return character;
    const char32_t plain = isFullWidth(character) ? character - kFullWidthOffset : character;
    const QChar unit(static_cast<char16_t>(plain));
    if (kMinuses.contains(unit))
        return U'-';
    return kApostrophes.contains(unit) ? U'\'' : plain;
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
        if (const char32_t plain = typedCharacter(character); plain != 0)
            typed += QChar::fromUcs4(plain);
    }
    return typed;
}

} // namespace budget
