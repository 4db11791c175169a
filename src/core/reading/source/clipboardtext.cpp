// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView kSingleQuotes = u"'\u2018\u2019\u201A\u201B\u00B4";
constexpr QStringView kDoubleQuotes = u"\"\u201C\u201D\u201E\u201F\u00AB\u00BB";

bool isInvisible(QChar c)
{
    const char16_t code = c.unicode();
    return code == 0x00AD || code == 0x200B || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2060 && code <= 0x2064) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

bool isJoiner(QChar c)
{
    return c == QChar(0x200C) || c == QChar(0x200D);
}

bool isPlain(const SourceText &text, qsizetype i)
{
    return i < 0 || i >= text.size() || text.at(i).unicode() < 0x80;
}

/// Whether the text begins as a line of JSON or of a program does: with a name in quotes and a separator.
bool beginsWithQuotedName(QStringView text)
{
    constexpr qsizetype kLongestName = 120;
    const QChar open = text.isEmpty() ? QChar() : text.front();
    if (open != u'"' && open != u'\'')
        return false;
    qsizetype end = 1;
    const auto isNameCharacter = [](QChar c) { return c.isLetterOrNumber() || QStringView(u"_.-: ").contains(c); };
    while (end < text.size() && end < kLongestName && isNameCharacter(text[end]))
        ++end;
    if (end < 2 || end >= text.size() || text[end] != open)
        return false;
    const QStringView rest = text.sliced(end + 1).trimmed();
    const bool hasSeparator = rest.startsWith(u':') || rest.startsWith(u"=>") || rest.startsWith(u'=');
    return hasSeparator && !rest.startsWith(u"://");
}

/// Finds the begin and the end of a text without its wrapping (quotes, names, separators). Each step inspects only the
/// two ends.
class Unwrapping
{
public:
    explicit Unwrapping(const SourceText &text) : m_text(text.view()), m_end(text.size())
    {
        while (m_begin < m_end && first().isSpace())
            ++m_begin;
        m_isNamed = beginsWithQuotedName(m_text.sliced(m_begin));
        while (m_begin < m_end && (trim() || back() || pair() || front())) {
        }
    }

    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype length() const { return m_end - m_begin; }

private:
    [[nodiscard]] QChar first() const { return m_text[m_begin]; }
    [[nodiscard]] QChar last() const { return m_text[m_end - 1]; }

    bool narrow(qsizetype atFront, qsizetype atBack)
    {
        m_begin += atFront;
        m_end -= atBack;
        return true;
    }

    bool trim()
    {
        if (first().isSpace())
            return narrow(1, 0);
        return last().isSpace() && narrow(0, 1);
    }

    bool back() { return (u"`;,"_s.contains(last()) || isStray(last())) && narrow(0, 1); }

    [[nodiscard]] bool isStray(QChar mark)
    {
        if (!isQuote(mark))
            return false;
        qsizetype &count = kSingleQuotes.contains(mark) ? m_singles : m_doubles;
        if (count == 0)
            count = std::count_if(m_text.begin(), m_text.end(), [mark](QChar c) { return closesQuote(mark, c); });
        return count == 1;
    }

    /// Whether the only '<' in the text is the one at its beginning. Markup contains more of them.
    bool isOnlyAngle()
    {
        if (m_angles == 0)
            m_angles = m_text.count(u'<');
        return m_angles == 1;
    }

    /// Whether the text is a tag of XML with attributes.
    [[nodiscard]] bool isTag() const
    {
        const QChar beforeLast = m_text[m_end - 2];
        return m_text[m_begin + 1].isLetter() && (beforeLast == u'/' || isQuote(beforeLast));
    }

    bool pair()
    {
        if (length() < 2)
            return false;
        const bool isPair = (isQuote(first()) && closesQuote(first(), last()) && !m_isNamed)
            || (first() == u'<' && last() == u'>' && isOnlyAngle() && !isTag());
        return isPair && narrow(1, 1);
    }

    bool front()
    {
        const QStringView rest = m_text.sliced(m_begin, length());
        if (rest.startsWith(u"```"))
            return narrow(fenceLength(rest), 0);
        const bool isPrompt = rest.size() > 1 && rest[1].isSpace() && u"$>%"_s.contains(first());
        if (isPrompt)
            return narrow(2, 0);
        return (isQuote(first()) || first() == u'`') && !m_isNamed && narrow(1, 0);
    }

    /// The length of a code fence: three backticks and a language's name on the same line.
    static qsizetype fenceLength(QStringView rest)
    {
        qsizetype i = 3;
        while (i < rest.size() && rest[i].isLetterOrNumber())
            ++i;
        return i < rest.size() && isLineBreak(rest[i]) ? i : 3;
    }

    QStringView m_text;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    qsizetype m_singles = 0; ///< count in the whole text; 0 until first counted
    qsizetype m_doubles = 0;
    qsizetype m_angles = 0;
    bool m_isNamed = false; ///< the quotation mark at the beginning belongs to a name: "host": "db.example.org"
};

} // namespace

bool isQuote(QChar c)
{
    return kSingleQuotes.contains(c) || kDoubleQuotes.contains(c);
}

bool closesQuote(QChar open, QChar close)
{
    return (kSingleQuotes.contains(open) && kSingleQuotes.contains(close))
        || (kDoubleQuotes.contains(open) && kDoubleQuotes.contains(close));
}

bool endsQuoted(QChar open, QChar close)
{
    return open.unicode() < 0x80 ? open == close : closesQuote(open, close);
}

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

SourceText withoutInvisible(const SourceText &text)
{
    const auto mayBeSeen = [](QChar c) { return c.unicode() < 0x00AD || (!isInvisible(c) && !isJoiner(c)); };
    if (std::all_of(text.view().begin(), text.view().end(), mayBeSeen))
        return text;
    SourceText kept;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isLooseJoiner = isJoiner(text.at(i)) && (isPlain(text, i - 1) || isPlain(text, i + 1));
        if (!isInvisible(text.at(i)) && !isLooseJoiner)
            kept.append(text, i);
    }
    return kept;
}

SourceText unwrapped(const SourceText &text)
{
    const Unwrapping unwrapping(text);
    return text.mid(unwrapping.begin(), unwrapping.length());
}

Unwrapped unwrappedParts(const SourceText &text)
{
    const Unwrapping unwrapping(text);
    const qsizetype begin = unwrapping.begin();
    const qsizetype end = begin + unwrapping.length();
    const SourceText piece = text.mid(begin, unwrapping.length());
    Unwrapped parts{piece, piece, text.span(end, 0)};
    qsizetype last = text.size();
    while (last > end && text.at(last - 1).isSpace())
        --last;
    if (last == end || text.at(end).isSpace())
        return parts;
    const QChar before = begin > 0 ? text.at(begin - 1) : QChar();
    const QChar behind = text.at(end);
    const bool isPair = endsQuoted(before, behind) || (before == u'<' && behind == u'>')
        || (before == u'`' && behind == u'`');
    if (isPair)
        return parts;
    parts.open = text.mid(begin, last - begin);
    parts.looseEnd = text.span(end, last - end);
    return parts;
}

SourceText withoutEscapedQuotes(const SourceText &text)
{
    constexpr qsizetype kFewest = 4;
    const QStringView view = text.view();
    const qsizetype quotes = view.count(u'"');
    if (quotes < kFewest || view.count(u"\\\"") != quotes)
        return text;
    SourceText plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscape = text.at(i) == u'\\' && i + 1 < text.size()
            && QStringView(u"\\\"").contains(text.at(i + 1));
        i += isEscape ? 1 : 0;
        plain.append(text, i);
    }
    return plain;
}

} // namespace budget
