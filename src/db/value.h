// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/id.h"

#include <QDate>
#include <QString>

#include <variant>
#include <vector>

namespace budget {

/// A statement's parameter: typed here, written as each engine stores it. Money is numeric text on PostgreSQL and
/// minor units on SQLite, a date is ISO text on both; an invalid date is NULL.
using Value = std::variant<std::monostate, qint64, QString, QDate, Money>;
using Params = std::vector<Value>;

template <class Tag>
[[nodiscard]] Value toValue(Id<Tag> id)
{
    return id.value;
}

/// NULL for an empty text.
[[nodiscard]] inline Value textOrNull(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

} // namespace budget
