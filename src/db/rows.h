// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/id.h"
#include "core/result.h"

#include <QDate>
#include <QString>

#include <variant>
#include <vector>

namespace budget {

/// One value of an answer: NULL, an integer, or a text (numeric and dates too, so that nothing becomes a double).
using Cell = std::variant<std::monostate, qint64, QString>;

/// One row of an answer, by column position. NULL reads as 0, an empty text, no date.
class Row
{
public:
    explicit Row(std::vector<Cell> cells) : m_cells(std::move(cells)) { }

    [[nodiscard]] const std::vector<Cell> &cells() const { return m_cells; }
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QDate date(int column) const;
    /// An integer is minor units (SQLite), a text PostgreSQL's numeric. Fails with ValueRefused on 'NaN'.
    [[nodiscard]] Result<Money> money(int column) const;
    template <class IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType{integer(column)};
    }

private:
    [[nodiscard]] const Cell &cell(int column) const { return m_cells[static_cast<std::size_t>(column)]; }

    std::vector<Cell> m_cells;
};

/// A statement's whole answer, read into memory.
struct Rows
{
    std::vector<Row> rows;
    qint64 affected = 0; ///< rows that the statement changed; 0 for a query

    [[nodiscard]] bool isEmpty() const { return rows.empty(); }
    [[nodiscard]] const Row &first() const { return rows.front(); }
};

/// Maps each row; stops at the first that cannot be read. `map` takes a Row and answers a Result.
template <class Map>
[[nodiscard]] auto mapRows(const Rows &answer, Map map)
    -> Result<std::vector<typename std::invoke_result_t<Map, const Row &>::value_type>>
{
    std::vector<typename std::invoke_result_t<Map, const Row &>::value_type> values;
    values.reserve(answer.rows.size());
    for (const Row &row : answer.rows) {
        auto value = map(row);
        if (!value)
            return tl::make_unexpected(value.error());
        values.push_back(*std::move(value));
    }
    return values;
}

/// The first row mapped, or NotFound where there is none.
template <class Map>
[[nodiscard]] auto mapOne(const Rows &answer, Map map) -> std::invoke_result_t<Map, const Row &>
{
    if (answer.isEmpty())
        return failure(ErrorKind::NotFound);
    return map(answer.first());
}

} // namespace budget
