// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/url/urlextent.h"

#include "core/address/libpqparameters.h"
#include "core/address/placeholders.h"
#include "core/reading/notations/url/urlend.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFarthest = 200; ///< how far behind the URL the rest of a password is searched

bool matches(const QRegularExpression &shape, QStringView text)
{
    return shape.match(text.first(qMin<qsizetype>(text.size(), 2000)).toString()).hasMatch();
}

/// Whether the text contains what looks like the end of a URL: '…@host/database'.
bool namesHost(QStringView text)
{
    static const QRegularExpression host(u"@[A-Za-z0-9.-]+(:[0-9]+)?/[A-Za-z0-9_]"_s);
    const qsizetype next = text.indexOf(u"://");
    return matches(host, next < 0 ? text : text.first(next));
}

/// Whether the value is the beginning of a legal value: 'sslmode=req'.
bool isCutValue(const RawSetting &setting)
{
    const ParameterRule *rule = libpqParameter(setting.name);
    if (!rule || rule->values != ParameterValues::Choice || setting.value.isEmpty())
        return false;
    const auto choices = rule->choices.split(u'|');
    return !choices.contains(setting.value)
        && std::ranges::any_of(choices, [&](QStringView choice) { return choice.startsWith(setting.value); });
}

enum class Seam { Ends, GoesOn, Unclear };

/// The parts of a URL that matter where a line ends in it.
class Cut
{
public:
    Cut(const SourceText &url, qsizetype schemeEnd) : m_url(url.view()), m_reading(readUrl(url))
    {
        const qsizetype at = userEnd(m_url, schemeEnd);
        m_hasUser = at >= 0;
        m_place = m_url.sliced(m_hasUser ? at + 1 : schemeEnd);
    }

    [[nodiscard]] bool isLegal() const { return m_reading && std::ranges::none_of(m_reading->settings, isCutValue); }
    [[nodiscard]] bool hasUser() const { return m_hasUser; }
    [[nodiscard]] bool hasDatabase() const { return m_place.contains(u'/'); }
    [[nodiscard]] bool hasColon() const { return m_place.first(indexOrEnd(u'/')).contains(u':'); }
    [[nodiscard]] bool hasParameters() const { return m_place.contains(u'?'); }
    [[nodiscard]] bool isInHost() const { return !hasDatabase() && !hasParameters(); }
    [[nodiscard]] bool isPlaceholderLeft() const
    {
        return !m_reading && m_reading.error().kind == FaultKind::PlaceholderLeft;
    }
    [[nodiscard]] QChar last() const { return m_url.back(); }
    [[nodiscard]] bool hasPassword() const
    {
        return m_reading && std::ranges::any_of(m_reading->settings, [](const RawSetting &setting) {
                   return setting.name == u"password" && !setting.value.isEmpty() && !isPlaceholder(setting.value);
               });
    }

private:
    [[nodiscard]] qsizetype indexOrEnd(QChar c) const
    {
        const qsizetype i = m_place.indexOf(c);
        return i < 0 ? m_place.size() : i;
    }

    QStringView m_url;
    Readable<RawReading> m_reading;
    bool m_hasUser = false;
    QStringView m_place; ///< the URL behind its user part
};

/// The seam between a URL without '@' and the next line.
Seam seamInUser(const Cut &cut, QStringView next)
{
    const bool isComplete = cut.isLegal() && cut.hasDatabase();
    if (isComplete)
        return Seam::Ends;
    if (!next.contains(u'@'))
        return cut.isLegal() || cut.isPlaceholderLeft() ? Seam::Ends : Seam::GoesOn;
    if (cut.isLegal() && cut.hasColon() && cut.last().isDigit())
        return Seam::Unclear; // a port, or the first digits of a password
    return namesHost(next) ? Seam::GoesOn : Seam::Unclear;
}

/// The seam between a URL that could end here and a next line that is one word.
Seam seamBehindUser(const Cut &cut, QStringView next)
{
    static const QRegularExpression parameter(u"^[?&][A-Za-z_]+="_s);
    static const QRegularExpression pair(u"^[A-Za-z_]+=[^=]+$"_s);
    static const QRegularExpression hostEnd(u"^[A-Za-z0-9.-]*(:[0-9]+)?/"_s);
    static const QRegularExpression domainEnd(u"^[A-Za-z0-9.-]*\\.[a-z]{2,}(:[0-9]+)?/"_s);
    static const QRegularExpression databaseEnd(u"^[A-Za-z0-9_-]*\\?[A-Za-z_]+="_s);
    static const QRegularExpression valueEnd(u"^[A-Za-z0-9_.-]*&[A-Za-z_]+="_s);
    static const QRegularExpression word(u"^[a-z0-9_.-][A-Za-z0-9_.-]*[A-Za-z0-9_]$"_s);
    if (matches(parameter, next) || (u"?&"_s.contains(cut.last()) && matches(pair, next)))
        return Seam::GoesOn;
    const Seam ifKnown = cut.hasPassword() ? Seam::GoesOn : Seam::Unclear;
    if (u"?&=,%@/"_s.contains(cut.last()))
        return ifKnown;
    if (cut.isInHost() && matches(hostEnd, next))
        return matches(domainEnd, next) ? Seam::GoesOn : ifKnown;
    if (cut.hasParameters())
        return matches(valueEnd, next) ? ifKnown : Seam::Ends;
    if (matches(databaseEnd, next))
        return Seam::GoesOn;
    return matches(word, next) ? Seam::Unclear : Seam::Ends;
}

Seam seamOf(const Cut &cut, QStringView next, bool isOneWord)
{
    if (!cut.hasUser())
        return isOneWord || next.contains(u'@') ? seamInUser(cut, next) : Seam::Ends;
    if (!cut.isLegal() && !cut.isPlaceholderLeft())
        return isOneWord ? Seam::GoesOn : Seam::Ends;
    return isOneWord ? seamBehindUser(cut, next) : Seam::Ends;
}

class ExtentWalk
{
public:
    ExtentWalk(const SourceText &text, qsizetype from, qsizetype to, UrlPlace place)
        : m_text(text), m_place(place), m_from(from), m_to(to), m_at(from)
    {
        const auto scheme = postgresScheme(view(from, to));
        m_schemeEnd = scheme ? scheme->length : 0;
    }

    UrlExtent find()
    {
        takeWord();
        if (!m_extent.doubt)
            takeLines();
        m_extent.end = m_at;
        leaveMarks();
        if (m_place == UrlPlace::Quoted && !m_extent.doubt)
            checkQuoted();
        return std::move(m_extent);
    }

private:
    [[nodiscard]] QStringView view(qsizetype from, qsizetype to) const { return m_text.view().sliced(from, to - from); }

    [[nodiscard]] qsizetype endOfWord(qsizetype from) const
    {
        while (from < m_to && !m_text.at(from).isSpace())
            ++from;
        return from;
    }

    [[nodiscard]] qsizetype endOfLine(qsizetype from, qsizetype limit) const
    {
        while (from < limit && !isLineBreak(m_text.at(from)))
            ++from;
        return from;
    }

    void append(qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to; ++i)
            m_extent.url.append(m_text, i);
        m_at = to;
    }

    void doubt(qsizetype at, Field field)
    {
        m_extent.doubt = ConnectionFault{FaultKind::ValueUnclear, field, m_text.span(at, 1)};
    }

    /// Takes the first word of the URL, or, where a password contains a blank, the words up to the host.
    void takeWord()
    {
        const qsizetype end = endOfWord(m_from);
        const QStringView word = view(m_from, end);
        const qsizetype at = userEnd(word, m_schemeEnd);
        append(m_from, m_from + endOfUrl(word, at < 0 ? m_schemeEnd : at + 1, m_place != UrlPlace::InText));
        const qsizetype lineEnd = endOfLine(end, qMin(m_to, end + kFarthest));
        const QStringView rest = view(end, lineEnd);
        if (at >= 0 && m_place != UrlPlace::InText && isHostCut(m_from + at + 1, end, rest))
            return;
        if (at >= 0 ? namesHost(rest) : rest.contains(u'@') && !isCompleteWithoutUser())
            takeBlanks(end, lineEnd, at >= 0);
    }

    /// Whether a blank stands within the host: '@my host/ledger'. Sets the fault.
    bool isHostCut(qsizetype hostFrom, qsizetype hostEnd, QStringView rest)
    {
        static const QRegularExpression hostEndShape(u"^[ \\t]+[A-Za-z0-9.-]+(?=(:[0-9]+)?/[A-Za-z0-9_])"_s);
        const auto match = hostEndShape.match(rest.toString());
        if (m_at != hostEnd || view(hostFrom, hostEnd).contains(u'/') || !match.hasMatch())
            return false;
        m_extent.doubt = ConnectionFault{FaultKind::HostImpossible, Field::Host,
                                         m_text.span(hostFrom, hostEnd - hostFrom + match.capturedLength())};
        return true;
    }

    /// Whether the URL has a host and a database, and no ':' with which a password could begin.
    [[nodiscard]] bool isCompleteWithoutUser() const
    {
        const Cut cut(m_extent.url, m_schemeEnd);
        return cut.isLegal() && cut.hasDatabase() && !cut.hasColon();
    }

    /// Takes the rest of a password with blanks, and the host behind it. In a sentence, the '@' may belong to something
    /// else.
    void takeBlanks(qsizetype from, qsizetype lineEnd, bool hasUser)
    {
        const Cut cut(m_extent.url, m_schemeEnd);
        const bool mayBeComplete = cut.isLegal() && cut.hasDatabase();
        if (hasUser || mayBeComplete || m_place == UrlPlace::InText)
            return doubt(from, Field::Password);
        const qsizetype firstAt = from + view(from, lineEnd).indexOf(u'@');
        const qsizetype end = endOfWord(firstAt);
        const qsizetype at = firstAt + qMax<qsizetype>(0, view(firstAt, end).lastIndexOf(u'@'));
        if (namesHost(view(end, qMax(end, lineEnd))))
            return doubt(from, Field::Password);
        append(m_at, m_from + endOfUrl(view(m_from, end), at + 1 - m_from, true));
    }

    void takeLines()
    {
        constexpr int kMost = 200; // bounds the time, since the whole URL is read again at each line break
        int lines = 0;
        while (takeLine()) {
            if (++lines > kMost)
                return doubt(m_at, Field::Url);
        }
    }

    /// Takes the next line if the URL goes on there.
    bool takeLine()
    {
        qsizetype lineEnd = m_at;
        while (lineEnd < m_to && m_text.at(lineEnd).isSpace() && !isLineBreak(m_text.at(lineEnd)))
            ++lineEnd;
        if (lineEnd >= m_to || !isLineBreak(m_text.at(lineEnd)))
            return false;
        const bool isCrLf = m_text.at(lineEnd) == u'\r' && lineEnd + 1 < m_to && m_text.at(lineEnd + 1) == u'\n';
        qsizetype next = lineEnd + (isCrLf ? 2 : 1);
        while (next < m_to && m_text.at(next).isSpace() && !isLineBreak(m_text.at(next)))
            ++next;
        const qsizetype wordEnd = endOfWord(next);
        const QStringView word = view(next, wordEnd);
        if (word.isEmpty() || indexOfPostgresUrl(word) >= 0)
            return false;
        const bool isOneWord = view(wordEnd, endOfLine(wordEnd, m_to)).trimmed().isEmpty();
        const Cut cut(m_extent.url, m_schemeEnd);
        const Seam seam = seamOf(cut, word, isOneWord);
        // In quotes, an escape such as '\\n' may have written a line break that belongs to the password.
        const bool isInPassword = m_place == UrlPlace::Quoted && !cut.hasUser() && seam == Seam::GoesOn;
        if (seam == Seam::Unclear || isInPassword)
            doubt(next, isInPassword ? Field::Password : Field::Url);
        if (seam != Seam::GoesOn || isInPassword)
            return false;
        const qsizetype length = m_extent.url.size();
        append(next, wordEnd);
        const qsizetype at = userEnd(m_extent.url.view(), m_schemeEnd);
        const qsizetype end = endOfUrl(m_extent.url.view(), qMax(length, at + 1), true);
        m_at -= m_extent.url.size() - end;
        m_extent.url.truncate(end);
        return m_at == wordEnd;
    }

    void leaveMarks()
    {
        const QChar before = m_from > 0 ? m_text.at(m_from - 1) : QChar();
        m_extent.marks = marksBehind(m_extent.url.view(), m_schemeEnd, before);
        const qsizetype behind = m_at;
        const bool isAlone = m_place != UrlPlace::InText && view(behind, m_to).trimmed().isEmpty();
        while (isAlone && m_extent.marks > 0 && m_extent.url.at(m_extent.url.size() - m_extent.marks) == u'.')
            --m_extent.marks; // a full stop needs no encoding
        m_extent.end -= m_extent.marks;
        m_extent.url = m_extent.url.mid(0, m_extent.url.size() - m_extent.marks);
    }

    /// In quotes, the characters behind the URL belong to the value, too.
    void checkQuoted()
    {
        const QStringView rest = view(m_extent.end, m_to);
        const QStringView line = rest.first(endOfLine(m_extent.end, m_to) - m_extent.end).trimmed();
        const bool isEscape = line == u"\\n" || line == u"\\r\\n" || line == u"\\" || line == u"\\t";
        if (!line.isEmpty() && line != u";" && line != u"," && !isEscape)
            doubt(m_extent.end, Field::Url);
    }

    const SourceText &m_text;
    UrlPlace m_place;
    qsizetype m_from;
    qsizetype m_to;
    qsizetype m_at; ///< the position behind the characters that were taken
    qsizetype m_schemeEnd = 0;
    UrlExtent m_extent;
};

} // namespace

UrlExtent urlExtent(const SourceText &text, qsizetype from, qsizetype to, UrlPlace place)
{
    return ExtentWalk(text, from, to, place).find();
}

} // namespace budget
