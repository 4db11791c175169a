// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/outsidetext.h"

namespace budget::wording {

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

/// The text up to `most` units, without half of a surrogate pair at the end.
QString cut(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool isInPair = text.at(most - 1).isHighSurrogate();
    return text.first(isInPair ? most - 1 : most) + u'…';
}

} // namespace

QString withoutControls(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar character : text) {
        if (isControl(character.unicode()))
            shown += u"\\u%1"_s.arg(static_cast<uint>(character.unicode()), 4, 16, QLatin1Char('0'));
        else
            shown += character;
    }
    return shown;
}

QString outsideText(const QString &text)
{
    return withoutControls(cut(text.simplified(), kLongestOutsideText));
}

} // namespace budget::wording
