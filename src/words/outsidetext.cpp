// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/outsidetext.h"

#include "core/plaintext.h"

namespace budget::wording {

namespace {

/// The first `most` UTF-16 code units of a longer text and a '…', without half of a surrogate pair.
QString cut(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const bool isInPair = text.at(most - 1).isHighSurrogate();
    return text.first(isInPair ? most - 1 : most) + u'…';
}

} // namespace

QString outsideText(const QString &text)
{
    return plainText(cut(text.simplified(), kLongestOutsideText));
}

} // namespace budget::wording
