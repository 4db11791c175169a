// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plaintext.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isDirectionControl(char16_t unit)
{
    return unit == 0x061C || unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x206F);
}

bool isControl(char16_t unit)
{
    if (unit == u'\n' || unit == u'\t')
        return false;
    const bool isC0OrC1 = unit < 0x20 || (unit >= 0x7F && unit <= 0x9F);
    return isC0OrC1 || unit == 0x2028 || unit == 0x2029 || isDirectionControl(unit);
}

QString escapeOf(char16_t unit)
{
    return u"\\u%1"_s.arg(static_cast<uint>(unit), 4, 16, QLatin1Char('0'));
}

} // namespace

QString plainText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar character : text) {
        if (isControl(character.unicode()))
            shown += escapeOf(character.unicode());
        else
            shown += character;
    }
    return shown;
}

QString plainLine(const QString &text)
{
    return plainText(text).replace(u'\n', escapeOf(u'\n'));
}

} // namespace budget
