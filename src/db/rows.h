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

/// One value of a result set: NULL, an integer or a text. numeric values and dates are texts, so nothing becomes a
/// double.
using Cell = std::variant<std::monostate, qint64, QString>;
using Cells = std::vector<Cell>;

/// The whole result set of a statement, in memory. Read it with mapRows(), mapOne() and mapSingle().
struct Rows
{
    QStringList columns = {}; ///< names, as PostgreSQL returns them; in lower case from SQLite
    std::vector<Cells> rows = {};
    qint64 affected = 0; ///< number of rows that the statement changed; 0 for a query
    Field source = Field::None; ///< Field::LedgerFile for rows of a file; the field of an error in them

    [[nodiscard]] bool isEmpty() const { return rows.empty(); }
};

/// Reads one row of a result set by the names of its columns. A column that is missing or holds a value of another type
/// is read as empty, and the first such error is kept as AnswerMalformed. mapRows(), mapOne() and mapSingle() return
/// that error, so a function that reads a row need not check each value.
class Row
{
public:
    /// `answer` must outlive this object. `number` counts from 0.
    Row(const Rows &answer, std::size_t number)
        : m_columns(answer.columns), m_cells(answer.rows[number]), m_source(answer.source)
    { }

    [[nodiscard]] bool isNull(QLatin1StringView column);
    /// The integer in `column`. NULL is AnswerMalformed.
    [[nodiscard]] qint64 integer(QLatin1StringView column);
    /// True for an integer other than 0. NULL is AnswerMalformed.
    [[nodiscard]] bool flag(QLatin1StringView column) { return integer(column) != 0; }
    /// The text in `column`. An integer is returned as its digits, NULL as an empty text.
    [[nodiscard]] QString text(QLatin1StringView column);
    /// The date in `column`: a text such as '2024-01-31', and nothing else. NULL and any other value give an invalid
    /// QDate.
    [[nodiscard]] QDate date(QLatin1StringView column);
    /// The amount in `column`: an integer holds minor units (SQLite), a text is PostgreSQL's numeric, NULL is zero. A
    /// value that Money cannot hold, such as 'NaN', is ValueUnreadable.
    [[nodiscard]] Money money(QLatin1StringView column);
    /// As money(); a value that Money cannot hold gives nothing, without an error.
    [[nodiscard]] std::optional<Money> readableMoney(QLatin1StringView column);
    /// The id in `column`. NULL is AnswerMalformed.
    template <class IdType>
    [[nodiscard]] IdType id(QLatin1StringView column)
    {
        return IdType{integer(column)};
    }
    /// The id in `column`. NULL gives an invalid id.
    template <class IdType>
    [[nodiscard]] IdType idOrNone(QLatin1StringView column)
    {
        return IdType{isNull(column) ? 0 : integer(column)};
    }

    /// The error of the first value that could not be read.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] const Cell &cell(QLatin1StringView column);
    void refuse(ErrorKind kind, QLatin1StringView column, const QString &found);

    const QStringList &m_columns;
    const Cells &m_cells;
    Field m_source;
    qsizetype m_next = 0; ///< position to search first for the next column: most readers follow the column order
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

/// Calls `map` with one row. Returns its value, or the error of the first column that could not be read.
template <class Map>
[[nodiscard]] auto mapRow(const Rows &answer, std::size_t number, Map map)
{
    using Mapped = std::invoke_result_t<Map, Row &>;
    using Answer = std::conditional_t<detail::IsResult<Mapped>::value, Mapped, Result<Mapped>>;
    Row row(answer, number);
    Answer value = map(row);
    return row.error() ? Answer(tl::make_unexpected(*row.error())) : value;
}

/// Maps every row; stops at the first row that cannot be read. `map` takes a Row & and returns a value or a Result.
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

/// Maps the first row. Fails with NotFound if there is no row.
template <class Map>
[[nodiscard]] auto mapOne(const Rows &answer, Map map) -> decltype(mapRow(answer, 0, map))
{
    if (answer.isEmpty())
        return failure(ErrorKind::NotFound);
    return mapRow(answer, 0, map);
}

/// Maps the row of a statement that always returns one. Fails with AnswerMalformed if there is no row.
template <class Map>
[[nodiscard]] auto mapSingle(const Rows &answer, Map map) -> decltype(mapRow(answer, 0, map))
{
    if (answer.isEmpty())
        return failure(ErrorKind::AnswerMalformed, answer.source, QStringLiteral("no row"));
    return mapRow(answer, 0, map);
}

} // namespace budget
