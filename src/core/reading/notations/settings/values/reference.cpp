// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/reference.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

// In all branches the first group is the name, the second and the third are the default.
const QString kDefault = uR"re(("[^"\\\r\n]*"|'[^'\\\r\n]*'|[0-9]+))re"_s;
const QString kVariable = uR"re(\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?)re"_s;
const QString kExpansion = uR"re(\$\{([A-Za-z_][A-Za-z0-9_.]*)(?::-|:=|:|-)([^{}\r\n"'`\\]*)\})re"_s;
const QString kMember = uR"re((?:process|import\.meta|Bun)\.env\.([A-Za-z0-9_]+)!?(?:[ ]*(?:\?\?|\|\|)[ ]*%1)?)re"_s;
const QString kCall =
    uR"re((?:int\([ ]*)?(?:process\.env|os\.environ|os\.getenv|getenv|ENV|env|Env|System\.getenv\(\)|System\.getenv)re"
    uR"re(|System\.get_env|os\.Getenv|Deno\.env|Sys\.getenv|\$_ENV|\$_SERVER|std::env::var|config))re"
    uR"re((?:(?:\.|::)(?:get|fetch|getOrDefault|int|str|string|number))?[(\[][ ]*["']([A-Za-z0-9_.]+)["'])re"
    uR"re((?:[ ]*,[ ]*(?:default[ ]*=[ ]*)?%1(?:[ ]*,[ ]*cast[ ]*=[ ]*\w+)?)?[ ]*[)\]][)]?)re"
    uR"re((?:\.unwrap\(\)|\.expect\("[^"\r\n]*"\))?)re"
    uR"re((?:[ ]*(?:\?\?|\|\||\bor\b|\?:|\{)[ ]*%1(?:[ ]*\})?)?)re"_s;
const QString kEmbedded = uR"re(<%=[ ]*ENV(?:\.fetch)?[(\[][ ]*["']([A-Z0-9_a-z]+)["'](?:[ ]*,[ ]*%1)?[ ]*[)\]])re"
                          uR"re((?:[ ]*(?:\|\||\{|\bor\b)[ ]*%1(?:[ ]*\})?)?[ ]*%>)re"_s;

const QRegularExpression &shape()
{
    static const QRegularExpression expression(u"\\G(?|"_s
                                               + QStringList{kExpansion, kVariable, kMember.arg(kDefault),
                                                             QString(kCall).replace(u"%1"_s, kDefault),
                                                             QString(kEmbedded).replace(u"%1"_s, kDefault)}
                                                     .join(u'|')
                                               + u')');
    return expression;
}

QString withoutQuotes(const QString &literal)
{
    const bool isQuoted = literal.startsWith(u'"') || literal.startsWith(u'\'');
    return isQuoted ? literal.sliced(1, literal.size() - 2) : literal;
}

} // namespace

std::optional<Reference> referenceAt(const SourceText &text, qsizetype from)
{
    const auto match = shape().match(text.text(), from, QRegularExpression::NormalMatch,
                                     QRegularExpression::AnchorAtOffsetMatchOption
                                         | QRegularExpression::DontCheckSubjectStringMatchOption);
    if (!match.hasMatch())
        return std::nullopt;
    Reference found{text.mid(match.capturedStart(1), match.capturedLength(1)), std::nullopt, match.capturedEnd()};
    for (const int group : {2, 3}) {
        if (match.capturedLength(group) <= 0)
            continue;
        const qsizetype quote = match.captured(group) == withoutQuotes(match.captured(group)) ? 0 : 1;
        found.fallback = text.mid(match.capturedStart(group) + quote, match.capturedLength(group) - 2 * quote);
    }
    return found;
}

std::optional<Reference> lineReferenceAt(const SourceText &text, qsizetype from)
{
    static const QRegularExpression end(u"\\G[ \\t]*[,;]?[ \\t]*(?:#.*|//.*)?(?=[\\r\\n]|$)"_s);
    auto found = referenceAt(text, from);
    if (!found)
        return std::nullopt;
    const auto match = end.match(text.text(), found->end, QRegularExpression::NormalMatch,
                                 QRegularExpression::AnchorAtOffsetMatchOption
                                     | QRegularExpression::DontCheckSubjectStringMatchOption);
    return match.hasMatch() ? found : std::nullopt;
}

} // namespace budget
