// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/id.h"
#include "core/result.h"

#include <QDate>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace budget {

/// One value of an answer: NULL, an integer, or a text (numeric and dates too, so that nothing becomes a double).
using Cell = std::variant<std::monostate, qint64, QString>;
using Cells = std::vector<Cell>;

/// A statement's whole answer, read into memory. Read it with mapRows(), mapOne() and mapSingle().
struct Rows
{
    QStringList columns = {}; ///< names, as the engine gives them
    std::vector<Cells> rows = {};
    qint64 affected = 0; ///< rows that the statement changed; 0 for a query

    [[nodiscard]] bool isEmpty() const { return rows.empty(); }
};

/// Reads one row of an answer by the names of its columns. The first column that is missing or holds a value of another
/// type is remembered as AnswerMalformed and read as empty; mapRows() and its like answer that error, so that a
/// function which reads a row need not check each value.
class Row
{
public:
    /// `answer` must outlive the reader. `number` counts from 0.
    Row(const Rows &answer, std::size_t number) : m_columns(answer.columns), m_cells(answer.rows[number]) { }

    [[nodiscard]] bool isNull(QLatin1StringView column);
    /// NULL is malformed.
    [[nodiscard]] qint64 integer(QLatin1StringView column);
    /// An integer that is not 0. NULL is malformed.
    [[nodiscard]] bool flag(QLatin1StringView column) { return integer(column) != 0; }
    /// An integer as its digits, NULL as an empty text.
    [[nodiscard]] QString text(QLatin1StringView column);
    /// ISO; NULL, and what no QDate can hold, as an invalid one.
    [[nodiscard]] QDate date(QLatin1StringView column);
    /// An integer is minor units (SQLite), a text PostgreSQL's numeric, NULL nothing at all. What no Money can hold,
    /// such as 'NaN', is ValueUnreadable.
    [[nodiscard]] Money money(QLatin1StringView column);
    /// The same, but what no Money can hold is nothing, and no error.
    [[nodiscard]] std::optional<Money> readableMoney(QLatin1StringView column);
    /// NULL is malformed.
    template <class IdType>
    [[nodiscard]] IdType id(QLatin1StringView column)
    {
        return IdType{integer(column)};
    }
    /// NULL is no id.
    template <class IdType>
    [[nodiscard]] IdType idOrNone(QLatin1StringView column)
    {
        return IdType{isNull(column) ? 0 : integer(column)};
    }

    /// The first value that could not be read.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] const Cell &cell(QLatin1StringView column);
    void refuse(ErrorKind kind, QLatin1StringView column, const QString &found);

    const QStringList &m_columns;
    const Cells &m_cells;
    qsizetype m_next = 0; ///< where the next column is looked for first: most readers follow the statement's order
    std::optional<Error> m_error;
};

namespace detail {

template <class Answer>
struct IsResult : std::false_type
{ };
template <class T>
struct IsResult<Result<T>> : std::true_type
{ };

} // namespace detail

/// What `map` makes of a row: a value, or a Result of one.
template <class Map>
[[nodiscard]] auto mapRow(const Rows &answer, std::size_t number, Map map)
{
    using Mapped = std::invoke_result_t<Map, Row &>;
    using Answer = std::conditional_t<detail::IsResult<Mapped>::value, Mapped, Result<Mapped>>;
    Row row(answer, number);
    Answer value = map(row);
    return row.error() ? Answer(tl::make_unexpected(*row.error())) : value;
}

/// Maps each row; stops at the first that cannot be read. `map` takes a Row & and answers a value or a Result.
template <class Map>
[[nodiscard]] auto mapRows(const Rows &answer, Map map)
    -> Result<std::vector<typename decltype(mapRow(answer, 0, map))::value_type>>
{
    std::vector<typename decltype(mapRow(answer, 0, map))::value_type> values;
    values.reserve(answer.rows.size());
    for (std::size_t number = 0; number < answer.rows.size(); ++number) {
        auto value = mapRow(answer, number, map);
        if (!value)
            return tl::make_unexpected(value.error());
        values.push_back(*std::move(value));
    }
    return values;
}

/// The first row mapped, or NotFound where there is none.
template <class Map>
[[nodiscard]] auto mapOne(const Rows &answer, Map map) -> decltype(mapRow(answer, 0, map))
{
    if (answer.isEmpty())
        return failure(ErrorKind::NotFound);
    return mapRow(answer, 0, map);
}

/// The row of a statement that always has one, mapped: an answer without rows is AnswerMalformed.
template <class Map>
[[nodiscard]] auto mapSingle(const Rows &answer, Map map) -> decltype(mapRow(answer, 0, map))
{
    if (answer.isEmpty())
        return failure(ErrorKind::AnswerMalformed, Field::None, QStringLiteral("no row"));
    return mapRow(answer, 0, map);
}

} // namespace budget
