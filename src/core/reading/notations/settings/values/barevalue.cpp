// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/barevalue.h"

#include "core/address/placeholders.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

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

bool isPlaceholderValue(QStringView value)
{
    // In backticks, one word may be a value in quotation marks; several words are a command.
    const bool isQuoted = value.startsWith(u'`') && !value.contains(u' ');
    return !isQuoted && isPlaceholderPassword(value.toString());
}

qsizetype lengthOfMask(QStringView value)
{
    static const QRegularExpression shape(u"^([*\u2022\u25CF]{3,})[ \t]+(?:[A-Za-z]+[ \t]*){1,2}$"_s);
    return shape.match(value.first(qMin<qsizetype>(value.size(), 200)).toString()).capturedLength(1);
}

bool isClearBare(QChar separator, QStringView line)
{
    const qsizetype length = endOfBare(line);
    const QStringView rest = line.sliced(length).trimmed();
    const bool isComment = rest.isEmpty() || rest.size() == 1 || rest[1].isSpace();
    if (!isComment || rest.startsWith(u';') || length == 0)
        return false;
    const QStringView bare = line.first(length);
    if (isPlaceholderValue(bare))
        return true;
    const bool hasRemark = bare.back() == u')' && bare.lastIndexOf(u" (") > 0; // 'Kx7 (do not share)'
    if (QStringView(u",;").contains(bare.back()) || hasRemark)
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

qsizetype lengthOfYamlProperties(QStringView line)
{
    static const QRegularExpression shape(uR"(^[ \t]*(?:!!str[ \t]+|&[\w-]+[ \t]+)+(?=[^\s#&!*|>]))"_s);
    return shape.match(line.first(qMin<qsizetype>(line.size(), 200)).toString()).capturedLength();
}

bool isWrappedLiteral(QStringView text)
{
    static constexpr std::array<QStringView, 16> kCalls{
        u"Some(",           u"SecretStr(",    u"Secret(",        u"String::from(",
        u"Secret::new(",    u"Optional.of(",  u"str(",           u"String(",
        u"QStringLiteral(", u"QString(",      u"QLatin1String(", u"QLatin1StringView(",
        u"std::string(",    u"SecureString(", u"TEXT(",          u"_T("};
    return std::ranges::any_of(kCalls, [text](QStringView call) {
        const bool isQuoted = text.size() > call.size() && (text[call.size()] == u'"' || text[call.size()] == u'\'');
        return isQuoted && text.startsWith(call);
    });
}

bool isPrefixedLiteral(QStringView text)
{
    static const QRegularExpression raw(
        uR"re(^(?:[bc]?r?#{1,8}"|%[qQ][(\[{<|]|~[sS][(\[{<|/]|qq?[({\[<|/!~]|\[=*\[|<<<[ \t]*["']?[A-Za-z_]|String\.raw`))re"_s);
    if (raw.match(text.first(qMin<qsizetype>(text.size(), 16)).toString()).hasMatch())
        return true;
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
