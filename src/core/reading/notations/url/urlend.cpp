// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/url/urlend.h"

#include "core/reading/source/clipboardtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isNameCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_' || c == u'-';
}

/// The length of a name and the ':' or '=' behind it; 0 where there is none.
qsizetype lengthOfName(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && isNameCharacter(text[end]))
        ++end;
    return end > 0 && end < text.size() && (text[end] == u'=' || text[end] == u':') ? end + 1 : 0;
}

/// Scans the characters behind the user part.
class EndWalk
{
public:
    EndWalk(QStringView word, qsizetype from, bool mayBeRaw) : m_word(word), m_at(from), m_mayBeRaw(mayBeRaw) { }

    qsizetype walk()
    {
        while (m_at < m_word.size() && !isEnd()) {
            noteParameter();
            m_at += qMax<qsizetype>(1, lengthOfPlaceholder());
        }
        return qMin(m_at, m_word.size());
    }

private:
    [[nodiscard]] QChar here() const { return m_word[m_at]; }
    [[nodiscard]] QStringView rest() const { return m_word.sliced(m_at); }
    [[nodiscard]] QChar before() const { return m_at > 0 ? m_word[m_at - 1] : QChar(); }

    void noteParameter()
    {
        const QChar c = here();
        m_hasPath = m_hasPath || c == u'/' || c == u'?';
        if (c == u'[' || c == u'{')
            m_open += c;
        if (c == u']' || c == u'}')
            m_open.chop(1);
        if (c != u'?' && c != u'&')
            return;
        const QStringView name = rest().sliced(1, lengthOfName(rest().sliced(1)));
        m_isSecret = name.contains(u"pass", Qt::CaseInsensitive) || name.contains(u"pwd", Qt::CaseInsensitive);
    }

    /// The length of '<host>', '%(host)s' or '{{host}}' at the current position; 0 where there is none.
    [[nodiscard]] qsizetype lengthOfPlaceholder() const
    {
        static const QRegularExpression shape(
            u"^(?:<[A-Za-z][A-Za-z0-9_ .-]*>|%\\([A-Za-z0-9_]+\\)s|\\$?\\([A-Za-z_]+\\))"_s);
        static const QRegularExpression tag(u"^<(?:br|p|b|i|a|em|li|ul|td|tr|div|span|code|pre|strong)>"_s,
                                            QRegularExpression::CaseInsensitiveOption);
        const QChar c = here();
        const bool mayBegin = c == u'<' ? QStringView(u"/@:=,.-").contains(before()) : c == u'%' || c == u'$';
        if (!mayBegin)
            return 0;
        const QString text = rest().first(qMin<qsizetype>(80, rest().size())).toString();
        const auto match = shape.match(text);
        return match.hasMatch() && !tag.match(text).hasMatch() ? match.capturedLength() : 0;
    }

    [[nodiscard]] bool isEnd() const
    {
        const QChar c = here();
        if (c.isSpace() || c.category() == QChar::Other_Control)
            return true;
        if (m_isSecret && m_mayBeRaw)
            return false;
        if (lengthOfPlaceholder() > 0)
            return false;
        if (c == u';')
            return !closesEntity();
        if (c == u'\\')
            return !rest().startsWith(u"\\u00");
        if (c == u',' && m_hasPath)
            return lengthOfName(rest().sliced(1)) > 0;
        if (c == u']' || c == u'}')
            return m_open.isEmpty();
        if (c.unicode() >= 0x80)
            return !(c.isLetterOrNumber() || c.isMark());
        return isQuote(c) || QStringView(u"`<>|^()").contains(c);
    }

    /// Whether the ';' at the current position closes an entity such as '&amp;' or '&#38;'.
    [[nodiscard]] bool closesEntity() const
    {
        constexpr qsizetype kLongest = 10;
        for (qsizetype i = m_at - 1; i >= 0 && m_at - i < kLongest; --i) {
            const QChar c = m_word[i];
            if (c == u'&')
                return m_at - i > 1;
            if (!isNameCharacter(c) && c != u'#')
                return false;
        }
        return false;
    }

    QStringView m_word;
    qsizetype m_at;
    bool m_mayBeRaw;
    bool m_hasPath = false;
    bool m_isSecret = false; ///< within the value of a parameter such as 'password'
    QString m_open;          ///< the brackets that are open
};

} // namespace

qsizetype userEnd(QStringView url, qsizetype schemeEnd)
{
    const qsizetype slash = url.indexOf(u'/', schemeEnd);
    const qsizetype first = url.indexOf(u'@', schemeEnd);
    if (first < 0)
        return -1;
    // As libpq, if the URL then ends in a plausible way.
    const bool isBeforeSlash = slash < 0 || first < slash;
    if (isBeforeSlash && !url.sliced(endOfUrl(url, first + 1, true)).contains(u'@')
        && !url.sliced(first + 1).contains(u'@'))
        return first;
    qsizetype parameters = url.size();
    for (qsizetype mark = url.indexOf(u'?', first); mark >= 0; mark = url.indexOf(u'?', mark + 1)) {
        const qsizetype length = lengthOfName(url.sliced(mark + 1));
        if (length == 0 || url[mark + length] != u'=')
            continue;
        parameters = mark;
        break;
    }
    return url.first(parameters).lastIndexOf(u'@');
}

qsizetype endOfUrl(QStringView word, qsizetype from, bool mayBeRaw)
{
    return EndWalk(word, from, mayBeRaw).walk();
}

qsizetype marksBehind(QStringView url, qsizetype schemeEnd, QChar before)
{
    qsizetype length = url.size();
    const auto isMark = [before](QChar c) {
        return QStringView(u".,;:!?").contains(c) || (QStringView(u"*_~").contains(c) && c == before);
    };
    while (length > schemeEnd && isMark(url[length - 1]))
        --length;
    return url.size() - length;
}

bool holdsOtherText(QStringView part)
{
    const auto isForeign = [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; };
    if (std::ranges::any_of(part, isForeign))
        return true;
    for (qsizetype i = 0; i < part.size(); ++i) {
        if (QStringView(u";,|").contains(part[i]) && lengthOfName(part.sliced(i + 1)) > 0)
            return true;
    }
    return false;
}

} // namespace budget
