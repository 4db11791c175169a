// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/rawliteral.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongest = 2048; ///< bounds the time for a hostile text with many openings

/// How a literal begins and ends.
struct Delimiters
{
    qsizetype begin = 0; ///< the position of its text
    QString close;
    QChar nested = {}; ///< an opening bracket that may be nested in the text
    bool isEscaping = false;
    bool isDoubtful = false; ///< in another language, the delimiters are a part of the text
};

QChar closingBracket(QChar open)
{
    constexpr QStringView kOpening = u"([{<";
    constexpr QStringView kClosing = u")]}>";
    const qsizetype i = kOpening.indexOf(open);
    return i < 0 ? open : kClosing[i];
}

QRegularExpressionMatch matchAt(const QRegularExpression &shape, const SourceText &text, qsizetype at)
{
    return shape.match(text.text(), at, QRegularExpression::NormalMatch,
                       QRegularExpression::AnchorAtOffsetMatchOption
                           | QRegularExpression::DontCheckSubjectStringMatchOption);
}

std::optional<Delimiters> delimitersAt(const SourceText &text, qsizetype at)
{
    static const QRegularExpression hashes(uR"re(\G(?:[bc]?r)?(#{1,8})")re"_s);
    static const QRegularExpression cpp(uR"re(\G(?:u8|[uUL])?([rR])"([^()\[\]{}\\\s"]{0,16})([(\[{]))re"_s);
    static const QRegularExpression bracket(uR"(\G(?:%[qQ]|~[sS]|qq?)([(\[{<|/]))"_s);
    static const QRegularExpression mark(uR"(\Gqq?([!~,]))"_s);
    static const QRegularExpression lua(uR"(\G\[(=*)\[(?=[^\[\]"'`,\r\n]+\]\1\]))"_s);
    static const QRegularExpression tick(uR"(\GString\.raw`)"_s);
    if (const auto match = matchAt(hashes, text, at); match.hasMatch())
        return Delimiters{match.capturedEnd(), u'"' + match.captured(1), {}, false, false};
    if (const auto match = matchAt(cpp, text, at); match.hasMatch()) {
        const QString close = closingBracket(match.captured(3)[0]) + match.captured(2) + u'"';
        const bool isDoubtful = match.captured(1) == u"r" || match.captured(3) != u"(";
        return Delimiters{match.capturedEnd(), close, {}, false, isDoubtful};
    }
    if (const auto match = matchAt(bracket, text, at); match.hasMatch()) {
        const QChar open = match.captured(1)[0];
        const QChar close = closingBracket(open);
        return Delimiters{match.capturedEnd(), close, close == open ? QChar() : open, true, false};
    }
    if (const auto match = matchAt(mark, text, at); match.hasMatch())
        return Delimiters{match.capturedEnd(), match.captured(1), {}, true, false};
    if (const auto match = matchAt(lua, text, at); match.hasMatch())
        return Delimiters{match.capturedEnd(), u']' + match.captured(1) + u']', {}, false, false};
    if (const auto match = matchAt(tick, text, at); match.hasMatch())
        return Delimiters{match.capturedEnd(), u"`"_s, {}, false, false};
    return std::nullopt;
}

/// The position of the closing delimiter; -1 where there is none.
qsizetype endOf(QStringView text, const Delimiters &delimiters)
{
    const QStringView near = text.sliced(delimiters.begin, qMin(kLongest, text.size() - delimiters.begin));
    const qsizetype close = near.indexOf(delimiters.close);
    if (delimiters.nested.isNull() || close < 0)
        return close < 0 ? -1 : delimiters.begin + close;
    int depth = 0;
    for (qsizetype i = 0; i < near.size(); ++i) {
        if (near[i] == delimiters.close[0] && depth-- == 0)
            return delimiters.begin + i;
        depth += near[i] == delimiters.nested ? 1 : 0;
    }
    return -1;
}

/// Whether anything but the end of a statement or of an argument stands behind Perl's q!…!, q/…/ or q|…|. In a settings
/// file, such marks are a part of the value.
bool isDoubtfulMark(QStringView text, qsizetype at, const Delimiters &delimiters, qsizetype end)
{
    const bool isMark = text[at] == u'q' && QStringView(u"/|!~,").contains(delimiters.close[0]);
    const bool isEnded = end < text.size() && QStringView(u";,)").contains(text[end]);
    return isMark && !isEnded;
}

/// Reads a heredoc of PHP that has one line: <<<NAME, the line, and NAME.
std::optional<Literal> readHeredoc(const SourceText &text, qsizetype at)
{
    static const QRegularExpression shape(
        uR"(\G<<<[ \t]*(["']?)([A-Za-z_]\w{0,60})\1[ \t]*\r?\n[ \t]*([^\r\n]{1,2000}?)[ \t]*\r?\n[ \t]*\2\b)"_s);
    const auto match = matchAt(shape, text, at);
    if (!match.hasMatch())
        return std::nullopt;
    Literal literal;
    literal.text = text.mid(match.capturedStart(3), match.capturedLength(3));
    literal.end = match.capturedEnd();
    const bool isPlain = match.captured(1) == u"'"; // a nowdoc
    literal.isClear = isPlain || !literal.text.view().contains(u'\\');
    literal.isInterpolated = !isPlain && literal.text.view().contains(u"{$");
    return literal;
}

} // namespace

std::optional<Literal> readRawLiteral(const SourceText &text, qsizetype at)
{
    if (at < text.size() && text.at(at) == u'<')
        return readHeredoc(text, at);
    const auto delimiters = delimitersAt(text, at);
    const qsizetype end = delimiters ? endOf(text.view(), *delimiters) : -1;
    if (end < 0)
        return std::nullopt;
    Literal literal;
    literal.text = text.mid(delimiters->begin, end - delimiters->begin);
    literal.end = end + delimiters->close.size();
    const QStringView value = literal.text.view();
    const bool isEscaped = delimiters->isEscaping && value.contains(u'\\');
    const bool isNested = !delimiters->nested.isNull() && value.contains(delimiters->nested);
    literal.isClear = !isEscaped && !isNested && !delimiters->isDoubtful
        && !isDoubtfulMark(text.view(), at, *delimiters, literal.end) && !value.contains(u"#{")
        && !value.contains(u"\\#");
    return literal;
}

} // namespace budget
