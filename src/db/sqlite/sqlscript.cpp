// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite/sqlscript.h"

#include "db/sqlscanner.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

/// Follows the tokens of one statement, to know whether they are inside a trigger's body.
class OpenStatement
{
public:
    void take(const SqlToken &token)
    {
        if (m_count < m_head.size())
            m_head[m_count] = token;
        ++m_count;
        if (!isTrigger())
            return;
        if (token.isWord(u"BEGIN") || (m_depth > 0 && token.isWord(u"CASE")))
            ++m_depth;
        else if (m_depth > 0 && token.isWord(u"END"))
            --m_depth;
    }

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] bool isInBody() const { return m_depth > 0; }

private:
    /// True for a statement that begins with [EXPLAIN] CREATE [TEMP | TEMPORARY] TRIGGER.
    [[nodiscard]] bool isTrigger() const
    {
        const auto *const end = m_head.begin() + static_cast<std::ptrdiff_t>(std::min(m_count, m_head.size()));
        const auto *const create = std::find_if(m_head.begin(), end, [](const auto &t) { return t.isWord(u"CREATE"); });
        return std::find_if(create, end, [](const auto &t) { return t.isWord(u"TRIGGER"); }) != end;
    }

    std::array<SqlToken, 4> m_head;
    std::size_t m_count = 0;
    int m_depth = 0;
};

} // namespace

QStringList statementsOf(const QString &script)
{
    QStringList statements;
    OpenStatement current;
    qsizetype start = 0;
    for (const SqlToken &token : scanSql(script, Engine::Sqlite)) {
        if (!token.isSymbol(u';') || current.isInBody()) {
            current.take(token);
            continue;
        }
        if (!current.isEmpty())
            statements << script.sliced(start, token.start - start).trimmed();
        current = {};
        start = token.start + 1;
    }
    if (!current.isEmpty())
        statements << script.sliced(start).trimmed();
    return statements;
}

} // namespace budget
