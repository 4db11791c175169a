// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/restofline.h"

#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

namespace {

bool isWordCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_';
}

class RestWalk
{
public:
    RestWalk(QStringView rest, bool isNamed) : m_rest(rest), m_isNamed(isNamed) { }

    bool walk()
    {
        const bool isApart = m_rest.isEmpty() || m_rest.front().isSpace()
            || QStringView(u",;)}]:.>/?").contains(m_rest.front());
        if (!isApart)
            return false;
        while (m_at < m_rest.size() && !isComment()) {
            const QChar c = m_rest[m_at];
            const bool isRead = QStringView(u"'\"`").contains(c) ? readLiteral(c) : isPlausible(c);
            if (!isRead)
                return false;
            if (!c.isSpace())
                m_before = c;
            ++m_at;
        }
        return true;
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead) const
    {
        const qsizetype place = m_at + ahead;
        return place >= 0 && place < m_rest.size() ? m_rest[place] : QChar();
    }

    /// Whether a comment begins at the current position: '#' or '//' with a blank on both sides.
    [[nodiscard]] bool isComment() const
    {
        if (m_at == 0 || !peek(-1).isSpace())
            return false;
        const bool isHash = peek(0) == u'#' && (peek(1).isNull() || peek(1).isSpace());
        return isHash || (peek(0) == u'/' && peek(1) == u'/' && (peek(2).isNull() || peek(2).isSpace()));
    }

    [[nodiscard]] bool isPlausible(QChar c) const
    {
        const QChar next = peek(1);
        if (isWordCharacter(c))
            return !QStringView(u")]}").contains(peek(-1));
        if (c.isSpace() || QStringView(u"()[]{},;:=<>.-").contains(c))
            return true;
        return (c == u'/' && (next == u'>' || next.isNull() || m_before == u'<'))
            || (c == u'?' && QStringView(u">.;,)").contains(next))
            || ((c == u'$' || c == u'*' || c == u'&' || (c == u'~' && peek(-1).isSpace())) && (isWordCharacter(next) || next == c))
            || ((c == u'%' || c == u'~') && QStringView(u"qQsS").contains(next)
                && QStringView(u"([{").contains(peek(2)))
            || (c == u'\\' && next.isNull()) // the statement goes on in the next line
            || (c == u'|' && (peek(-1).isSpace() ? isWordCharacter(next) : isWordCharacter(peek(-1)))); // Ruby: do |db|
    }

    /// Reads a literal, which must follow a separator and precede another one.
    bool readLiteral(QChar open)
    {
        constexpr QStringView kBefore = u"([{,:=>";
        const bool isBehindComma = m_before == u',';
        const bool mayBegin = kBefore.contains(m_before)
            || (QStringView(u"rRbBfFuU").contains(peek(-1)) && !isWordCharacter(peek(-2)));
        for (++m_at; m_at < m_rest.size() && m_rest[m_at] != open; ++m_at)
            m_at += m_rest[m_at] == u'\\' ? 1 : 0;
        if (!mayBegin || m_at >= m_rest.size())
            return false;
        qsizetype ahead = 1;
        while (peek(ahead) == u' ')
            ++ahead;
        const QChar behind = peek(ahead);
        const bool isName = behind == u':' || behind == u'=';
        return (behind.isNull() || ahead > 1 || QStringView(u",;)}]:.=/>").contains(behind))
            && (isName || !(m_isNamed && isBehindComma));
    }

    QStringView m_rest;
    bool m_isNamed;
    qsizetype m_at = 0;
    QChar m_before = u'"'; ///< the last character that is not a blank
};

} // namespace

bool isPlausibleRest(QStringView text, qsizetype end, bool isNamed)
{
    constexpr qsizetype kFarthest = 2000; // bounds the time for a long line with many literals
    const QStringView rest = text.sliced(end).first(qMin(kFarthest, text.size() - end));
    const auto *const lineBreak = std::ranges::find_if(rest, isLineBreak);
    return RestWalk(rest.first(lineBreak - rest.begin()), isNamed).walk();
}

} // namespace budget
