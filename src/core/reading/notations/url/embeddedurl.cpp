// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/url/embeddedurl.h"

#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

namespace {

/// The position of the quotation mark or angle bracket that closes a URL; the end of the text where the URL is not
/// quoted or the quote is not closed.
qsizetype endOfQuoted(const SourceText &text, qsizetype from)
{
    constexpr qsizetype kLongest = 8192; // bounds the time for a hostile text with many open quotes
    const QChar open = from > 0 ? text.at(from - 1) : QChar();
    if (!isQuote(open) && open != u'`' && open != u'<')
        return text.size();
    const qsizetype limit = qMin(text.size(), from + kLongest);
    for (qsizetype i = from; i < limit; ++i) {
        const QChar c = text.at(i);
        if (open == u'<' ? c == u'>' : c == open || closesQuote(open, c))
            return i;
    }
    return text.size();
}

bool closes(QChar open, QChar close)
{
    constexpr QStringView kOpening = u"<([{";
    constexpr QStringView kClosing = u">)]}";
    const qsizetype i = open.isNull() ? -1 : kOpening.indexOf(open);
    return i >= 0 && kClosing[i] == close;
}

/// Whether the URL ends in a password, so that a mark behind the URL may belong to the password.
bool endsInSecret(const RawReading &reading, TextSpan url)
{
    return std::ranges::any_of(reading.settings, [&](const RawSetting &setting) {
        return setting.name == u"password" && setting.span.offset + setting.span.length == url.offset + url.length;
    });
}

/// Whether a character directly behind the URL may belong to the password in which the URL ends.
bool mayGoOn(const SourceText &text, qsizetype from, qsizetype end)
{
    if (end >= text.size() || text.at(end).isSpace())
        return false;
    const QChar open = from > 0 ? text.at(from - 1) : QChar();
    const QChar next = text.at(end);
    return !closes(open, next) && !isQuote(next) && next != u'`' && next != u'<' && next != u'\\';
}

Readable<RawReading> readAt(const SourceText &text, qsizetype from, const UrlExtent &extent)
{
    if (extent.doubt)
        return tl::make_unexpected(*extent.doubt);
    auto reading = readUrl(extent.url);
    if (!reading)
        return reading;
    reading->whole = extent.url.span();
    if (endsInSecret(*reading, extent.url.span()) && mayGoOn(text, from, extent.end))
        return faultAt(text.span(extent.end, 1), FaultKind::ValueUnclear, Field::Password);
    return reading;
}

/// Whether anything but a blank follows the position in the text.
bool hasMore(const SourceText &text, qsizetype from)
{
    return std::ranges::any_of(text.view().sliced(from), [](QChar c) { return !c.isSpace(); });
}

} // namespace

Readable<RawReading> readUrlText(const SourceText &text, UrlPlace place)
{
    const UrlExtent extent = urlExtent(text, 0, text.size(), place);
    if (!extent.doubt && indexOfPostgresUrl(text.view(), extent.end) >= 0)
        return faultAt(text.span(), FaultKind::SeveralCandidates);
    // Marks at the end of the whole text belong to the password in which it ends.
    if (!extent.doubt && extent.marks > 0 && !hasMore(text, extent.end + extent.marks)) {
        auto whole = readUrl(text.mid(0, extent.end + extent.marks));
        if (whole && endsInSecret(*whole, text.span(0, extent.end + extent.marks)))
            return whole;
    }
    return readAt(text, 0, extent);
}

std::vector<FoundConnection> embeddedUrls(const SourceText &text)
{
    std::vector<FoundConnection> found;
    for (qsizetype from = indexOfPostgresUrl(text.view()); from >= 0;) {
        const qsizetype to = endOfQuoted(text, from);
        const UrlPlace place = to < text.size() ? UrlPlace::Quoted
            : from > 0                          ? UrlPlace::InText
                                                : UrlPlace::AtBeginning;
        const UrlExtent extent = urlExtent(text, from, to, place);
        found.push_back({{}, text.span(from, extent.end - from), readAt(text, from, extent)});
        const qsizetype next = to < text.size() ? to : extent.end;
        from = indexOfPostgresUrl(text.view(), qMax(next, from + 1));
    }
    return found;
}

} // namespace budget
