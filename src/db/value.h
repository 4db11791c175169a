// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/money.h"
#include "core/id.h"

#include <QDate>
#include <QString>

#include <variant>
#include <vector>

namespace budget {

/// A parameter of a statement, written as each engine stores it: Money as numeric text on PostgreSQL and as minor units
/// on SQLite, a date as ISO 8601 text on both. An invalid date is NULL.
using Value = std::variant<std::monostate, qint64, QString, QDate, Money>;
using Params = std::vector<Value>;

template <class Tag>
[[nodiscard]] Value toValue(Id<Tag> id)
{
    return id.value;
}

/// The text as a parameter; NULL for an empty text.
[[nodiscard]] inline Value textOrNull(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

} // namespace budget
