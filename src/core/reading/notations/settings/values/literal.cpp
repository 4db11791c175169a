// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/literal.h"

#include "core/reading/source/clipboardtext.h"

namespace budget {

namespace {

constexpr qsizetype kLongest = 65'536; ///< bounds the time for each open quote in a hostile text

class LiteralWalk
{
public:
    LiteralWalk(const SourceText &text, qsizetype at, const LiteralRules &rules)
        : m_text(text), m_open(text.at(at)), m_at(at), m_doubled(rules.doubled),
          // Where a doubled quotation mark stands for one mark, `'''a'` is not triple-quoted: its text is `'a`.
          m_isTriple(isOpenAt(at + 1) && isOpenAt(at + 2) && m_doubled != DoubledQuoteRule::IsQuote),
          m_mayWrap(m_isTriple || m_open == u'`')
    {
        const bool isDouble = closesQuote(m_open, u'"');
        m_backslash = m_open == u'`' ? BackslashRule::IsPlain : isDouble ? rules.inDouble : rules.inSingle;
    }

    std::optional<Literal> walk()
    {
        m_at += m_isTriple ? 3 : 1;
        m_literal.text.standAt(m_text.span(m_at, 0).offset);
        const qsizetype limit = qMin(m_text.size(), m_at + kLongest);
        while (m_at < limit && !isClosed()) {
            if (!m_mayWrap && isLineBreak(m_text.at(m_at)))
                return std::nullopt;
            take();
        }
        if (m_at >= limit)
            return std::nullopt;
        m_literal.end = m_at + (m_isTriple ? 3 : 1);
        return std::move(m_literal);
    }

private:
    [[nodiscard]] bool isOpenAt(qsizetype i) const { return i < m_text.size() && m_text.at(i) == m_open; }

    /// Whether the character at `i` closes the literal: the same straight quotation mark, or any curly one of the same
    /// kind.
    [[nodiscard]] bool closes(qsizetype i) const
    {
        if (i >= m_text.size())
            return false;
        return endsQuoted(m_open, m_text.at(i));
    }

    bool isClosed()
    {
        if (!closes(m_at))
            return false;
        if (m_isTriple)
            return closes(m_at + 1) && closes(m_at + 2);
        const bool isDoubled = m_open != u'`' && closes(m_at + 1);
        if (isDoubled && m_doubled == DoubledQuoteRule::IsUnclear)
            m_literal.isClear = false;
        if (isDoubled)
            ++m_at; // skips the first of the two marks; take() reads the second one
        return !isDoubled;
    }

    void take()
    {
        const QChar c = m_text.at(m_at);
        const QChar next = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
        if ((c == u'$' || c == u'#') && next == u'{')
            m_literal.isInterpolated = true;
        if (c != u'\\') {
            append();
        } else if (m_backslash == BackslashRule::IsPlain) {
            m_literal.isClear = m_literal.isClear && next != m_open;
            append();
        } else {
            takeEscape(next);
        }
    }

    void append() { m_literal.text.append(m_text, m_at++); }

    void takeEscape(QChar next)
    {
        constexpr QStringView kEscapable = u"\\\"'`$/nrt";
        constexpr QStringView kMeaning = u"\\\"'`$/\n\r\t";
        const qsizetype meaning = next.isNull() ? -1 : kEscapable.indexOf(next);
        if (meaning >= 0 && isEscape(next)) {
            ++m_at;
            append();
            m_literal.text.replaceLast(kMeaning[meaning]);
        } else if (next == u'u' && m_backslash == BackslashRule::Escapes) {
            takeCode();
        } else {
            m_literal.isClear = m_literal.isClear && m_backslash == BackslashRule::EscapesOrPlain;
            append();
        }
    }

    [[nodiscard]] bool isEscape(QChar next)
    {
        if (m_backslash == BackslashRule::EscapesOrPlain) {
            // A control character for programs that read .env files, two characters for a shell.
            m_literal.isClear = m_literal.isClear && !QStringView(u"nrt").contains(next);
            return QStringView(u"\\\"$`nrt").contains(next);
        }
        if (next == u'$' || next == u'`')
            m_literal.isClear = m_literal.isClear && m_open == u'"' && next == u'$'; // PHP, Kotlin, Groovy, Perl
        return true;
    }

    /// Reads an escape such as '\u0026'.
    void takeCode()
    {
        constexpr qsizetype kDigits = 4;
        bool isHex = false;
        const QStringView digits = m_text.view().sliced(m_at).mid(2, kDigits);
        const auto code = static_cast<char16_t>(digits.size() == kDigits ? digits.toUShort(&isHex, 16) : 0);
        if (!isHex || code < 0x20) {
            m_literal.isClear = false;
            append();
            return;
        }
        m_at += 1 + kDigits;
        append();
        m_literal.text.replaceLast(QChar(code));
    }

    const SourceText &m_text;
    QChar m_open;
    qsizetype m_at;
    DoubledQuoteRule m_doubled;
    BackslashRule m_backslash = BackslashRule::Escapes;
    bool m_isTriple = false;
    bool m_mayWrap = false;
    Literal m_literal;
};

} // namespace

std::optional<Literal> readLiteral(const SourceText &text, qsizetype at, const LiteralRules &rules)
{
    return LiteralWalk(text, at, rules).walk();
}

qsizetype beginOfJoined(QStringView text, qsizetype end, bool isInBrackets)
{
    qsizetype at = end;
    bool isNextLine = false;
    const auto skipBlanks = [&] {
        while (at < text.size() && text[at].isSpace())
            isNextLine = isLineBreak(text[at++]) || isNextLine;
    };
    skipBlanks();
    const QStringView rest = text.sliced(at);
    const bool isBehindBlank = at > end;
    qsizetype length = 0;
    for (const QStringView joiner : {QStringView(u".."), QStringView(u"<>"), QStringView(u"+"), QStringView(u"&")}) {
        if (length == 0 && rest.startsWith(joiner))
            length = joiner.size();
    }
    if (length == 0 && isBehindBlank && rest.startsWith(u". "))
        length = 1;
    if (length == 0 && rest.startsWith(u'\\') && rest.size() > 1 && isLineBreak(rest[1]))
        length = 1;
    at += length;
    skipBlanks();
    const bool isJoined = length > 0 || (isNextLine && isInBrackets);
    return isJoined && at < text.size() && isQuote(text[at]) ? at : 0;
}

} // namespace budget
