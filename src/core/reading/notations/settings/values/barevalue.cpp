// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/barevalue.h"

#include <QRegularExpression>

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
    static const QRegularExpression option(u"\\s--?[A-Za-z]"_s); // PGPASSWORD=Kx7 program --option
    if (option.match(bare.toString().left(400)).hasMatch())
        return false;
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

qsizetype lengthOfAnnotation(QStringView line)
{
    constexpr qsizetype kLongest = 80;
    static const QRegularExpression shape(
        u"^[ \\t]*(?:(?:Optional|Final|Annotated)\\[\\w+\\]|&?(?:'static[ "
        u"])?str|[Ss]tring[?!]?|SecretStr|Secret|int|Int\\??"
        "|Integer|[Nn]umber|[ui](?:16|32|64)|usize|any|Any|bool|boolean|Boolean|Bool|PostgresDsn|Text)"
        "(?:[ ]*\\|[ ]*(?:None|null|undefined))?[ \\t]*=(?![=~>])[ \\t]*"_s);
    const auto match = shape.match(line.first(qMin(kLongest, line.size())).toString());
    return match.hasMatch() ? match.capturedLength() : 0;
}

bool isWrappedLiteral(QStringView text)
{
    for (const QStringView name :
         {QStringView(u"Some("), QStringView(u"SecretStr("), QStringView(u"Secret("), QStringView(u"String::from("),
          QStringView(u"Secret::new("), QStringView(u"Optional.of("), QStringView(u"str("), QStringView(u"String(")}) {
        const bool isQuoted = text.size() > name.size() && (text[name.size()] == u'"' || text[name.size()] == u'\'');
        if (isQuoted && text.startsWith(name))
            return true;
    }
    return false;
}

bool isPrefixedLiteral(QStringView text)
{
    constexpr QStringView kPrefixes = u"rRbBfFuUN@$L";
    qsizetype end = 0;
    while (end < 2 && end < text.size() && kPrefixes.contains(text[end]))
        ++end;
    return end > 0 && end < text.size() && (text[end] == u'"' || text[end] == u'\'');
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
