// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/postgres/pgpromise.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// The words and symbols of a statement outside of brackets. A pair of brackets with its content is one symbol, "()"; a
/// quoted text is "''".
class Outline
{
public:
    explicit Outline(QString sql) : m_sql(std::move(sql)) { read(); }

    [[nodiscard]] const std::vector<QString> &pieces() const { return m_pieces; }

private:
    void read()
    {
        while (m_at < m_sql.size())
            readPiece();
    }

    void readPiece()
    {
        const QChar c = m_sql[m_at];
        if (c.isSpace()) {
            ++m_at;
        } else if (c == u'\'' || c == u'"') {
            skipQuoted(c);
            add(u"''"_s);
        } else if (m_sql.mid(m_at, 2) == u"--"_s) {
            skipPast(u"\n"_s);
        } else if (m_sql.mid(m_at, 2) == u"/*"_s) {
            skipPast(u"*/"_s);
        } else if (c == u'(' || c == u'[') {
            ++m_depth;
            ++m_at;
        } else if (c == u')' || c == u']') {
            --m_depth;
            ++m_at;
            add(u"()"_s);
        } else if (isWordPart(c)) {
            readWord();
        } else {
            add(QString(c));
            ++m_at;
        }
    }

    static bool isWordPart(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'$'; }

    void readWord()
    {
        const qsizetype start = m_at;
        while (m_at < m_sql.size() && isWordPart(m_sql[m_at]))
            ++m_at;
        add(m_sql.mid(start, m_at - start).toUpper());
    }

    /// Takes a doubled quote for the end of one text and the beginning of another; the outline is the same.
    void skipQuoted(QChar quote)
    {
        const qsizetype end = m_sql.indexOf(quote, m_at + 1);
        m_at = end < 0 ? m_sql.size() : end + 1;
    }

    void skipPast(const QString &end)
    {
        const qsizetype found = m_sql.indexOf(end, m_at);
        m_at = found < 0 ? m_sql.size() : found + end.size();
    }

    void add(const QString &piece)
    {
        if (m_depth == 0)
            m_pieces.push_back(piece);
    }

    QString m_sql;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::vector<QString> m_pieces;
};

using Pieces = std::vector<QString>;
using Place = Pieces::const_iterator;

bool isOneOf(const QString &piece, const QStringList &words)
{
    return words.contains(piece);
}

/// The first word of the statement, after its common table expressions.
Place verbOf(const Pieces &pieces)
{
    static const QStringList verbs{u"SELECT"_s, u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s};
    if (pieces.empty() || pieces.front() != u"WITH"_s)
        return pieces.begin();
    return std::ranges::find_if(pieces, [](const QString &piece) { return isOneOf(piece, verbs); });
}

struct List
{
    std::optional<int> columns;
    Place end;
};

/// Counts the columns of the list that begins at `start`. There is no number if the list contains `*`.
List listFrom(Place start, Place end)
{
    static const QStringList ends{u"FROM"_s,  u"WHERE"_s,     u"GROUP"_s,  u"HAVING"_s, u"WINDOW"_s,
                                  u"UNION"_s, u"INTERSECT"_s, u"EXCEPT"_s, u"ORDER"_s,  u"LIMIT"_s,
                                  u"FOR"_s,   u"OFFSET"_s,    u"FETCH"_s,  u";"_s};
    List list{1, start};
    for (QString before; list.end != end; before = *list.end++) {
        const bool isComparison = *list.end == u"FROM"_s && before == u"DISTINCT"_s; // IS DISTINCT FROM
        if (isOneOf(*list.end, ends) && !isComparison)
            break;
        if (*list.end == u","_s && list.columns)
            ++*list.columns;
        const bool isWhole = *list.end == u"*"_s && (before.isEmpty() || before == u","_s || before == u"."_s);
        if (isWhole)
            list.columns.reset();
    }
    return list;
}

Place withoutDistinct(Place at, Place end)
{
    if (at == end || (*at != u"DISTINCT"_s && *at != u"ALL"_s))
        return at;
    ++at;
    return at != end && *at == u"ON"_s ? std::min(at + 2, end) : at;
}

PgPromise ofQuery(Place select, Place end)
{
    if (std::find(select, end, u"INTO"_s) != end)
        return {};
    const List list = listFrom(withoutDistinct(select + 1, end), end);
    PgPromise promise{true, list.columns, {}, "SELECT"};
    const bool isSet = std::any_of(select, end, [](const QString &piece) {
        return isOneOf(piece, {u"UNNEST"_s, u"GENERATE_SERIES"_s});
    });
    const bool isAlone = list.end == end || (*list.end == u";"_s && list.end + 1 == end);
    if (isAlone && !isSet)
        promise.rows = 1;
    return promise;
}

PgPromise ofChange(Place verb, Place end)
{
    const auto returning = std::find(verb, end, u"RETURNING"_s);
    PgPromise promise{returning != end, {}, {}, verb->toLatin1()};
    if (returning != end)
        promise.columns = listFrom(returning + 1, end).columns;
    return promise;
}

QString named(const PgAnswerShape &answer)
{
    const QString command = answer.command.isEmpty() ? u"nothing"_s : QString::fromLatin1(answer.command.left(40));
    if (!answer.hasRows)
        return command + u" without rows"_s;
    return u"%1 rows of %2 columns (%3)"_s.arg(answer.rows).arg(answer.columns).arg(command);
}

/// Compares a command tag with the expected one. The server answers COMMIT with ROLLBACK if a statement of the
/// transaction has failed.
bool isAnsweredBy(const QByteArray &command, const QByteArray &tag)
{
    return command.isEmpty() || tag == command || (command == "COMMIT" && tag == "ROLLBACK");
}

} // namespace

PgPromise promiseOf(const QString &sql)
{
    const Outline outline(sql);
    const Pieces &pieces = outline.pieces();
    const auto verb = verbOf(pieces);
    if (verb == pieces.end())
        return {};
    if (*verb == u"SELECT"_s)
        return ofQuery(verb, pieces.end());
    if (isOneOf(*verb, {u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s}))
        return ofChange(verb, pieces.end());
    if (isOneOf(*verb, {u"BEGIN"_s, u"COMMIT"_s, u"ROLLBACK"_s}))
        return {false, {}, {}, verb->toLatin1()};
    return {};
}

std::optional<Error> brokenPromise(const QString &sql, const PgAnswerShape &answer)
{
    const PgPromise promise = promiseOf(sql);
    QString instead;
    if (promise.hasRows && *promise.hasRows != answer.hasRows)
        instead = *promise.hasRows ? u"rows"_s : u"none"_s;
    else if (promise.columns && answer.hasRows && *promise.columns != answer.columns)
        instead = u"%1 columns"_s.arg(*promise.columns);
    else if (promise.rows && *promise.rows != answer.rows)
        instead = u"one row"_s;
    else if (!isAnsweredBy(promise.command, answer.command.split(' ').front()))
        instead = QString::fromLatin1(promise.command);
    if (instead.isEmpty())
        return std::nullopt;
    return Error{ErrorKind::AnswerMalformed, Field::None, u"%1 instead of %2"_s.arg(named(answer), instead), {}, {}};
}

} // namespace budget
