// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/language/pseudotranslator.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestWord = 12;
constexpr QStringView kPlain = u"AaCcDdEeGgIiLlNnOoRrSsTtUuYyZz";
constexpr QStringView kAccented = u"ÅåÇçĐđÉéĞğÎîŁłÑñÖöŘřŠšŤťÛûÝýŽž";
static_assert(kPlain.size() == kAccented.size());

QString accented(const QString &text)
{
    QString changed = text;
    for (QChar &character : changed) {
        if (const qsizetype at = kPlain.indexOf(character); at >= 0)
            character = kAccented[at];
    }
    return changed;
}

} // namespace

QString pseudoText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return text;
    static const QRegularExpression kept(u"%L?(?:n|\\d{1,2})|&\\w+;|&.|<[^<>]+>"_s);
    QString changed;
    qsizetype from = 0;
    for (auto matches = kept.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        changed += accented(text.sliced(from, match.capturedStart() - from)) + match.captured();
        from = match.capturedEnd();
    }
    changed += accented(text.sliced(from));
    QString filling(qMax<qsizetype>(1, text.size() * 2 / 5), u'~');
    for (qsizetype at = kLongestWord; at < filling.size(); at += kLongestWord + 1)
        filling[at] = u' '; // adds words and not one long word, as a real translation does
    return u'[' + changed + filling + u']';
}

QString PseudoTranslator::translate(const char * /*context*/, const char *sourceText, const char * /*disambiguation*/,
                                    int /*n*/) const
{
    return pseudoText(QString::fromUtf8(sourceText));
}

} // namespace budget
