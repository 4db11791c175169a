// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/url/embeddedurl.h"

#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Whether the text has several URLs, each on its own line, and is not one URL that is split over lines.
bool isListOfUrls(const SourceText &text)
{
    const qsizetype next = indexOfPostgresUrl(text.view(), 1);
    if (next < 0)
        return false;
    qsizetype before = next;
    while (before > 0 && text.at(before - 1).isSpace() && !isLineBreak(text.at(before - 1)))
        --before;
    return before > 0 && isLineBreak(text.at(before - 1));
}

QChar closerOf(QChar open)
{
    constexpr QStringView kOpening = u"<([{";
    constexpr QStringView kClosing = u">)]}";
    const qsizetype i = open.isNull() ? -1 : kOpening.indexOf(open);
    return i < 0 ? QChar() : kClosing[i];
}

/// The end of the URL that begins at `from` within other text.
qsizetype endOfUrl(const SourceText &text, qsizetype from)
{
    const QChar open = from > 0 ? text.at(from - 1) : QChar();
    const bool isQuoted = isQuote(open) || open == u'`' || open == u'<';
    const auto ends = [&](QChar c) {
        if (!isQuoted)
            return c.isSpace() || isQuote(c) || c == u'`';
        return open == u'<' ? c == u'>' : c == open || closesQuote(open, c);
    };
    qsizetype end = from;
    const auto isTag = [&](qsizetype i) { return text.at(i) == u'<' && i + 1 < text.size() && text.at(i + 1) == u'/'; };
    while (end < text.size() && !ends(text.at(end)) && !isTag(end))
        ++end;
    return end;
}

/// The number of characters at the end that belong to the surrounding sentence: '.', ',' and similar marks, or a
/// bracket that is not opened within the URL.
qsizetype marksBehind(QStringView url)
{
    qsizetype length = url.size();
    while (length > 0) {
        const QChar last = url[length - 1];
        const QChar opener = last == u')' ? u'(' : last == u']' ? u'[' : last == u'}' ? u'{' : QChar();
        const bool isMark = u".,;:!?>*_"_s.contains(last)
            || (!opener.isNull() && url.first(length - 1).count(opener) < url.first(length).count(last));
        if (!isMark)
            break;
        --length;
    }
    return url.size() - length;
}

/// The length of the escapes behind the URL, which belong to the literal around it: "…/ledger\n".
qsizetype escapesBehind(QStringView url)
{
    qsizetype length = url.size();
    while (length > 2 && url[length - 2] == u'\\' && QStringView(u"nrt\"'").contains(url[length - 1]))
        length -= 2;
    return url.size() - length;
}

/// Whether the URL ends in a password, so that a mark behind the URL may belong to the password.
bool endsInSecret(const RawReading &reading, TextSpan url)
{
    return std::ranges::any_of(reading.settings, [&](const RawSetting &setting) {
        return setting.name == u"password" && setting.span.offset + setting.span.length == url.offset + url.length;
    });
}

/// Whether the rest of the line contains what looks like the end of a URL: '…@host/database'.
bool goesOnWithHost(const SourceText &text, qsizetype end)
{
    constexpr qsizetype kFarthest = 200;
    static const QRegularExpression host(u"@[A-Za-z0-9.-]+(:[0-9]+)?/[A-Za-z0-9_]"_s);
    qsizetype lineEnd = end;
    while (lineEnd < text.size() && lineEnd < end + kFarthest && !isLineBreak(text.at(lineEnd)))
        ++lineEnd;
    const QString rest = text.text().mid(end, lineEnd - end);
    return host.match(rest.section(u"://"_s, 0, 0)).hasMatch();
}

/// Whether the URL was cut off within a password that contains a blank, before its '@'.
bool isCutBeforeAt(const SourceText &text, qsizetype from, qsizetype end)
{
    constexpr qsizetype kFarthest = 200;
    if (text.view().sliced(from, end - from).contains(u'@'))
        return goesOnWithHost(text, end);
    for (qsizetype i = end; i < text.size() && i < end + kFarthest && !isLineBreak(text.at(i)); ++i) {
        if (text.at(i) == u'@')
            return true;
    }
    return false;
}

Readable<RawReading> readEmbedded(const SourceText &text, qsizetype from, qsizetype end)
{
    const SourceText piece = text.mid(from, end - from);
    const QChar open = from > 0 ? text.at(from - 1) : QChar();
    const bool isQuoted = isQuote(open) || open == u'`';
    const qsizetype marks = isQuoted ? 0 : qMax(marksBehind(piece.view()), escapesBehind(piece.view()));
    const SourceText url = unwrapped(piece.mid(0, piece.size() - marks));
    if (isCutBeforeAt(text, from, end))
        return faultAt(text.span(end, 1), FaultKind::ValueUnclear, Field::Password);
    auto reading = readUrlText(url);
    if (reading && marks > 0 && closerOf(open) != piece.at(piece.size() - marks) && endsInSecret(*reading, url.span()))
        return faultAt(piece.span(piece.size() - marks, marks), FaultKind::ValueUnclear, Field::Password);
    return reading;
}

} // namespace

Readable<RawReading> readUrlText(const SourceText &text)
{
    if (isListOfUrls(text))
        return faultAt(text.span(), FaultKind::SeveralCandidates);
    const SourceText line = unwrapped(joinedLines(text));
    auto reading = readUrl(line);
    if (reading)
        reading->whole = line.span();
    return reading;
}

std::vector<FoundConnection> embeddedUrls(const SourceText &text)
{
    std::vector<FoundConnection> found;
    for (qsizetype from = indexOfPostgresUrl(text.view()); from >= 0;) {
        const qsizetype end = endOfUrl(text, from);
        found.push_back({{}, text.span(from, end - from), readEmbedded(text, from, end)});
        from = indexOfPostgresUrl(text.view(), qMax(end, from + 1));
    }
    return found;
}

} // namespace budget
