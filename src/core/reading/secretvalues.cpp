// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/secretvalues.h"

#include "core/reading/source/secretwords.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The words for a secret in English. Each may be a part of a longer name.
const QString kWords =
    u"passw|passphrase|passcode|(?<![a-z])pass(?![a-z])|(?<=db|pg|user|my)pass(?![a-z])|pwd|(?<![a-z])pw(?![a-z])"
    u"|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|credential|"_s;

const QRegularExpression &assignment()
{
    // name, closing marks, separator, opening marks, and a first character of the value
    static const QRegularExpression shape(
        u"(?:"_s + kWords + translatedSecretWords()
            + uR"()[\w.\x{00c0}-\x{017f}-]*["'`\])}]*(?:\s*(?:=>|:=|->|<-|[=:,(>|\x{FF1A}\x{2192}])|\s)[\s"'`(\[{<]*(?!\*+(?:[^\w*]|$))[^\s&;,"'`)\]}@/?])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return shape;
}

} // namespace

bool hasSecretValue(const QString &text)
{
    return assignment().match(text).hasMatch();
}

} // namespace budget
