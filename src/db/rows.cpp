// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/rows.h"

namespace budget {

bool Row::isNull(int column) const
{
    return std::holds_alternative<std::monostate>(cell(column));
}

qint64 Row::integer(int column) const
{
    const auto *number = std::get_if<qint64>(&cell(column));
    return number ? *number : text(column).toLongLong();
}

QString Row::text(int column) const
{
    if (const auto *number = std::get_if<qint64>(&cell(column)))
        return QString::number(*number);
    const auto *text = std::get_if<QString>(&cell(column));
    return text ? *text : QString();
}

QDate Row::date(int column) const
{
    return QDate::fromString(text(column), Qt::ISODate);
}

Result<Money> Row::money(int column) const
{
    if (const auto *minor = std::get_if<qint64>(&cell(column)))
        return Money::fromMinor(*minor);
    if (isNull(column))
        return Money();
    if (const auto money = Money::fromDecimal(text(column)))
        return *money;
    return failure(ErrorKind::ValueRefused, Field::Amount, text(column));
}

} // namespace budget
