// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/shellwords.h"

#include "core/reading/source/clipboardtext.h"

namespace budget {

namespace {

class ShellWalk
{
public:
    explicit ShellWalk(const SourceText &text) : m_text(text) { }

    std::vector<ShellWord> walk()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c.isSpace())
                finishWord();
            else if (c == u'#' && !m_isInWord)
                skipComment();
            else if (isQuote(c) && (c.unicode() < 0x80 || isAtValue()))
                readQuoted(c);
            else if (c == u'$' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'\'')
                readAnsiQuoted();
            else if (const qsizetype end = endOfSubstitution(c); end > 0)
                takeTo(end);
            else
                readPlain(c);
        }
        finishWord();
        return std::move(m_words);
    }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

private:
    /// A curly mark is a quotation mark at the beginning of a word or a value; within one it is a character.
    [[nodiscard]] bool isAtValue() const { return m_word.isEmpty() || m_word.view().endsWith(u'='); }

    void take()
    {
        m_isInWord = true;
        m_word.append(m_text, m_at++);
    }

    void takeTo(qsizetype end)
    {
        while (m_at < end)
            take();
    }

    /// The position behind a command in `…` or $(…) that is the whole value of a variable; 0 where there is none.
    [[nodiscard]] qsizetype endOfSubstitution(QChar c) const
    {
        const bool isDollar = c == u'$' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'(';
        if (!m_word.view().endsWith(u'=') || (c != u'`' && !isDollar))
            return 0;
        constexpr qsizetype kLongest = 2048; // bounds the time for a line with many commands that are not closed
        const qsizetype limit = qMin(m_text.size(), m_at + kLongest);
        int depth = 0;
        for (qsizetype i = m_at + 1; i < limit && !isLineBreak(m_text.at(i)); ++i) {
            depth += m_text.at(i) == u'(' ? 1 : m_text.at(i) == u')' ? -1 : 0;
            const bool isEnd = isDollar ? m_text.at(i) == u')' && depth == 0 : m_text.at(i) == u'`';
            const bool isWhole = i + 1 == m_text.size() || m_text.at(i + 1).isSpace() || m_text.at(i + 1) == u';';
            if (isEnd)
                return isWhole ? i + 1 : 0;
        }
        return 0;
    }

    void finishWord()
    {
        if (m_isInWord)
            m_words.push_back({std::exchange(m_word, {}), std::exchange(m_operators, {}),
                               std::exchange(m_isAnsiQuoted, false)});
        m_isInWord = false;
        ++m_at;
    }

    void skipComment()
    {
        while (m_at < m_text.size() && !isLineBreak(m_text.at(m_at)))
            ++m_at;
    }

    /// Whether the character joins the next line: '^' in cmd, a backtick in PowerShell.
    [[nodiscard]] bool joinsLines(QChar c) const
    {
        return (c == u'^' || c == u'`') && m_at + 1 < m_text.size() && isLineBreak(m_text.at(m_at + 1));
    }

    void readPlain(QChar c)
    {
        if ((c != u'\\' && !joinsLines(c)) || m_at + 1 >= m_text.size()) {
            if (QStringView(u";|&<>").contains(c))
                m_operators.push_back(m_word.size());
            take();
            return;
        }
        ++m_at;
        if (!isLineBreak(m_text.at(m_at))) {
            take();
            return;
        }
        const bool isCrLf = m_text.at(m_at) == u'\r' && m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'\n';
        m_at += isCrLf ? 2 : 1;
    }

    /// Reads $'…', in which a backslash escapes.
    void readAnsiQuoted()
    {
        constexpr QStringView kEscapable = u"\\'\"nrt";
        constexpr QStringView kMeaning = u"\\'\"\n\r\t";
        m_isInWord = true;
        m_isAnsiQuoted = true;
        for (m_at += 2; m_at < m_text.size() && m_text.at(m_at) != u'\'';) {
            const bool hasNext = m_text.at(m_at) == u'\\' && m_at + 1 < m_text.size();
            const qsizetype meaning = hasNext ? kEscapable.indexOf(m_text.at(m_at + 1)) : -1;
            m_isAnsiQuoted = m_isAnsiQuoted && (meaning >= 0 || m_text.at(m_at) != u'\\');
            m_at += meaning >= 0 ? 1 : 0;
            take();
            if (meaning >= 0)
                m_word.replaceLast(kMeaning[meaning]);
        }
        m_isOpen = m_at >= m_text.size();
        ++m_at;
    }

    void readQuoted(QChar open)
    {
        m_isInWord = true;
        ++m_at;
        if (m_word.isEmpty())
            m_word.standAt(m_text.span(m_at, 0).offset);
        const bool isEscaping = closesQuote(open, u'"');
        for (; m_at < m_text.size() && !endsQuoted(open, m_text.at(m_at)); take()) {
            const bool isEscape = isEscaping && m_text.at(m_at) == u'\\' && m_at + 1 < m_text.size()
                && QStringView(u"\\\"$`").contains(m_text.at(m_at + 1));
            m_at += isEscape ? 1 : 0;
        }
        m_isOpen = m_at >= m_text.size();
        ++m_at;
    }

    const SourceText &m_text;
    qsizetype m_at = 0;
    SourceText m_word;
    bool m_isInWord = false;
    std::vector<qsizetype> m_operators;
    bool m_isAnsiQuoted = false;
    std::vector<ShellWord> m_words;
    bool m_isOpen = false; ///< whether the last quotation is not closed
};

} // namespace

std::vector<ShellWord> shellWordsWithOperators(const SourceText &text)
{
    return ShellWalk(text).walk();
}

bool hasOpenQuote(const SourceText &text)
{
    ShellWalk walk(text);
    static_cast<void>(walk.walk());
    return walk.isOpen();
}

std::vector<SourceText> shellWords(const SourceText &text)
{
    std::vector<SourceText> words;
    for (ShellWord &word : shellWordsWithOperators(text))
        words.push_back(std::move(word.text));
    return words;
}

} // namespace budget
