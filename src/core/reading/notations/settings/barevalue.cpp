// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/barevalue.h"

namespace budget {

using namespace Qt::StringLiterals;

qsizetype endOfBare(QStringView line)
{
    qsizetype end = line.size();
    for (qsizetype i = 1; i < line.size(); ++i) {
        const bool isComment = line[i] == u'#' || line[i] == u';';
        if (isComment && line[i - 1].isSpace()) {
            end = i;
            break;
        }
    }
    while (end > 0 && line[end - 1].isSpace())
        --end;
    return end;
}

bool isClearBare(QChar separator, QStringView value)
{
    const qsizetype length = endOfBare(value);
    const QStringView rest = value.sliced(length).trimmed();
    const bool isComment = rest.isEmpty() || rest.size() == 1 || rest[1].isSpace();
    if (!isComment || rest.startsWith(u';') || length == 0)
        return false;
    const QStringView bare = value.first(length);
    if (QStringView(u",;").contains(bare.back()))
        return false;
    if (separator != u'=')
        return !QStringView(u"!&*|>").contains(bare.front()) && !bare.contains(u": ");
    const bool isQuotedWithin = bare.count(u'\'') > 1 || bare.count(u'"') > 1 || bare.count(u'`') > 1;
    return !isQuotedWithin && !bare.contains(u'\\');
}

bool hasFurtherPair(QStringView line)
{
    bool isInName = false;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (line[i] == u'=' && isInName)
            return true;
        const bool isNameCharacter = line[i].isLetter() || line[i] == u'_' || (isInName && line[i].isDigit());
        isInName = isNameCharacter && (isInName || line[i - 1].isSpace());
    }
    return false;
}

QRegularExpressionMatch referenceAt(const QString &text, qsizetype from)
{
    static const QRegularExpression shape(
        uR"(\G(?:\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?|process\.env\.([A-Za-z0-9_]+)|<%=[^>]*?([A-Z_]{2,})[^>]*%>)"
        uR"(|(?:os\.environ|os\.getenv|getenv|ENV|env|System\.getenv|System\.get_env|ENV\.fetch|os\.Getenv|config))"
        uR"((?:\.get)?[(\[]\s*["']([A-Za-z0-9_.]+)["'][^\n]*[)\]])\s*[,;]?\s*(?:#.*|//.*)?(?=[\r\n]|$))"_s);
    return shape.match(text, from, QRegularExpression::NormalMatch,
                       QRegularExpression::AnchorAtOffsetMatchOption
                           | QRegularExpression::DontCheckSubjectStringMatchOption);
}

LiteralRules rulesFor(QChar separator, bool isTight)
{
    if (separator != u'=')
        return {BackslashRule::IsPlain, BackslashRule::Escapes, DoubledQuoteRule::IsQuote};
    if (isTight)
        return {BackslashRule::IsPlain, BackslashRule::EscapesOrPlain, DoubledQuoteRule::IsUnclear};
    return {BackslashRule::Escapes, BackslashRule::Escapes, DoubledQuoteRule::IsUnclear};
}

} // namespace budget
