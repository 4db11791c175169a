// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlscanner.h"

#include <algorithm>

namespace budget {

namespace {

bool isWordStart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$' || c.unicode() >= 0x80;
}

/// How an engine's lexical rules extend the SQL standard.
struct Rules
{
    bool hasDollarQuotes = false;
    bool hasEscapes = false; ///< E'…' strings, in which a backslash escapes the next character
    bool nestsComments = false;
    bool hasBrackets = false; ///< identifiers may be quoted as [name] or `name`
};

Rules rulesOf(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite:
        return {.hasBrackets = true};
    case Engine::Postgres:
        return {.hasDollarQuotes = true, .hasEscapes = true, .nestsComments = true};
    }
    Q_UNREACHABLE();
}

class Scanner
{
public:
    Scanner(QStringView sql, const Rules &rules) : m_sql(sql), m_rules(rules) { }

    std::vector<SqlToken> scan()
    {
        while (m_at < m_sql.size()) {
            if (m_sql[m_at].isSpace())
                ++m_at;
            else if (startsWith(u"--"))
                skipLine();
            else if (startsWith(u"/*"))
                skipComment();
            else
                takeToken();
        }
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] bool startsWith(QStringView text) const { return m_sql.sliced(m_at).startsWith(text); }
    /// The position after the next `end` at or after `from`; the end of the text if there is none.
    [[nodiscard]] qsizetype behind(QStringView end, qsizetype from) const
    {
        const qsizetype found = m_sql.indexOf(end, from);
        return found < 0 ? m_sql.size() : found + end.size();
    }

    void skipLine() { m_at = behind(u"\n", m_at); }

    void skipComment()
    {
        m_at += 2;
        for (int depth = 1; depth > 0 && m_at < m_sql.size();) {
            if (startsWith(u"*/")) {
                --depth;
                m_at += 2;
            } else if (m_rules.nestsComments && startsWith(u"/*")) {
                ++depth;
                m_at += 2;
            } else {
                ++m_at;
            }
        }
    }

    void takeToken()
    {
        const QChar first = m_sql[m_at];
        if (first == u'\'' || first == u'"' || (m_rules.hasBrackets && first == u'`'))
            take(SqlToken::Kind::Quoted, behindQuote(m_at, false));
        else if (m_rules.hasEscapes && (first == u'E' || first == u'e') && m_sql.sliced(m_at + 1).startsWith(u'\''))
            take(SqlToken::Kind::Quoted, behindQuote(m_at + 1, true));
        else if (m_rules.hasBrackets && first == u'[')
            take(SqlToken::Kind::Quoted, behind(u"]", m_at + 1));
        else if (const qsizetype tag = m_rules.hasDollarQuotes ? dollarTag() : 0; tag > 0)
            take(SqlToken::Kind::Quoted, behind(m_sql.sliced(m_at, tag), m_at + tag));
        else if (isWordStart(first))
            take(SqlToken::Kind::Word, behindWord());
        else
            take(SqlToken::Kind::Symbol, m_at + 1);
    }

    void take(SqlToken::Kind kind, qsizetype end)
    {
        m_tokens.push_back({kind, m_at, m_sql.sliced(m_at, end - m_at)});
        m_at = end;
    }

    /// The position after the quoted text that begins at `open`. A doubled quote is part of the text.
    [[nodiscard]] qsizetype behindQuote(qsizetype open, bool hasEscapes) const
    {
        const QChar quote = m_sql[open];
        qsizetype at = open + 1;
        while (at < m_sql.size()) {
            const bool isDoubled = m_sql.sliced(at + 1).startsWith(quote);
            if (m_sql[at] == quote && !isDoubled)
                return at + 1;
            at += m_sql[at] == quote || (hasEscapes && m_sql[at] == u'\\') ? 2 : 1;
        }
        return m_sql.size();
    }

    [[nodiscard]] qsizetype behindWord() const
    {
        qsizetype at = m_at + 1;
        while (at < m_sql.size() && isWordStart(m_sql[at]))
            ++at;
        return at;
    }

    /// The length of `$$` or `$tag$` at the current position; 0 if there is no such tag.
    [[nodiscard]] qsizetype dollarTag() const
    {
        if (m_sql[m_at] != u'$')
            return 0;
        qsizetype at = m_at + 1;
        if (at < m_sql.size() && m_sql[at].isDigit())
            return 0;
        while (at < m_sql.size() && m_sql[at] != u'$' && isWordStart(m_sql[at]))
            ++at;
        return at < m_sql.size() && m_sql[at] == u'$' ? at + 1 - m_at : 0;
    }

    QStringView m_sql;
    Rules m_rules;
    qsizetype m_at = 0;
    std::vector<SqlToken> m_tokens;
};

} // namespace

qsizetype SqlToken::placeholder() const
{
    bool isNumber = false;
    const int number = kind == Kind::Word && text.startsWith(u'$') ? text.sliced(1).toInt(&isNumber) : 0;
    return isNumber ? std::max(number, 0) : 0;
}

std::vector<SqlToken> scanSql(QStringView sql, Engine engine)
{
    return Scanner(sql, rulesOf(engine)).scan();
}

} // namespace budget
