// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/driver/pgplaceholders.h"

#include "db/sqlscanner.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Tokens = std::vector<SqlToken>;

/// True for a word that Qt accepts as the name of a placeholder.
bool isName(const SqlToken &token)
{
    return token.kind == SqlToken::Kind::Word && std::ranges::all_of(token.text, [](QChar c) {
               return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_');
           });
}

bool areAdjacent(const SqlToken &left, const SqlToken &right)
{
    return left.start + left.text.size() == right.start;
}

/// Replaces each placeholder in a statement.
class Replacer
{
public:
    explicit Replacer(const QString &sql) : m_sql(sql), m_tokens(scanSql(sql, Engine::Postgres)) { }

    PgPlaceholders replace()
    {
        if (std::ranges::any_of(m_tokens, &SqlToken::placeholder))
            return {m_sql, {}};
        for (std::size_t at = 0; at < m_tokens.size(); ++at)
            visit(at);
        m_result.sql += QStringView(m_sql).sliced(m_copied);
        return m_result;
    }

private:
    void visit(std::size_t at)
    {
        const SqlToken &token = m_tokens[at];
        if (token.isSymbol(u'['))
            ++m_brackets;
        else if (token.isSymbol(u']'))
            --m_brackets;
        else if (token.isSymbol(u'?'))
            put(token.start, token.text.size());
        else if (token.isSymbol(u':') && opensName(at))
            put(token.start, 1 + m_tokens[at + 1].text.size());
    }

    [[nodiscard]] bool opensName(std::size_t at) const
    {
        if (at + 1 == m_tokens.size() || !areAdjacent(m_tokens[at], m_tokens[at + 1]) || !isName(m_tokens[at + 1]))
            return false;
        const SqlToken *before = at > 0 ? &m_tokens[at - 1] : nullptr;
        const bool isCast = before && before->isSymbol(u':') && areAdjacent(*before, m_tokens[at]);
        return !isCast && (m_brackets == 0 || isElement(*before));
    }

    /// Inside brackets, a ':' after an expression begins the upper bound of a slice.
    [[nodiscard]] static bool isElement(const SqlToken &before)
    {
        return before.kind == SqlToken::Kind::Symbol && !before.isSymbol(u')') && !before.isSymbol(u']');
    }

    void put(qsizetype start, qsizetype length)
    {
        m_result.sql += m_sql.sliced(m_copied, start - m_copied) + u'$' + QString::number(++m_count);
        m_result.outline += m_sql.sliced(start, length) + u' ';
        m_copied = start + length;
    }

    QString m_sql;
    Tokens m_tokens;
    PgPlaceholders m_result;
    qsizetype m_copied = 0;
    int m_count = 0;
    int m_brackets = 0;
};

} // namespace

PgPlaceholders pgPlaceholders(const QString &sql)
{
    return Replacer(sql).replace();
}

} // namespace budget
