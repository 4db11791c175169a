// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/rows.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kQuoted = 40; // characters of a value that an error message quotes

} // namespace

void Row::refuse(ErrorKind kind, QLatin1StringView column, const QString &found)
{
    if (!m_error)
        m_error = Error{kind, m_source, u"%1: %2"_s.arg(column, found.left(kQuoted)), {}, {}};
}

const Cell &Row::cell(QLatin1StringView column)
{
    static const Cell nothing;
    const qsizetype count = std::min(m_columns.size(), static_cast<qsizetype>(m_cells.size()));
    for (qsizetype tried = 0; tried < count; ++tried) {
        const qsizetype place = (m_next + tried) % count;
        if (m_columns[place] == column) {
            m_next = place + 1;
            return m_cells[static_cast<std::size_t>(place)];
        }
    }
    refuse(ErrorKind::AnswerMalformed, column, u"no such column"_s);
    return nothing;
}

bool Row::isNull(QLatin1StringView column)
{
    return std::holds_alternative<std::monostate>(cell(column));
}

qint64 Row::integer(QLatin1StringView column)
{
    const Cell &found = cell(column);
    if (const auto *number = std::get_if<qint64>(&found))
        return *number;
    const auto *digits = std::get_if<QString>(&found);
    bool isNumber = false;
    const qint64 number = digits ? digits->toLongLong(&isNumber) : 0;
    if (!isNumber)
        refuse(ErrorKind::AnswerMalformed, column, digits ? *digits : u"NULL"_s);
    return number;
}

QString Row::text(QLatin1StringView column)
{
    const Cell &found = cell(column);
    if (const auto *number = std::get_if<qint64>(&found))
        return QString::number(*number);
    const auto *text = std::get_if<QString>(&found);
    return text ? *text : QString();
}

QDate Row::date(QLatin1StringView column)
{
    const QString iso = text(column);
    const QDate date = QDate::fromString(iso, Qt::ISODate); // fromString() ignores characters behind the date
    return date.toString(Qt::ISODate) == iso ? date : QDate();
}

Money Row::money(QLatin1StringView column)
{
    const auto money = readableMoney(column);
    if (!money)
        refuse(ErrorKind::ValueUnreadable, column, text(column));
    return money.value_or(Money());
}

std::optional<Money> Row::readableMoney(QLatin1StringView column)
{
    const Cell &found = cell(column);
    if (const auto *minor = std::get_if<qint64>(&found))
        return Money::fromMinor(*minor);
    const auto *decimal = std::get_if<QString>(&found);
    return decimal ? Money::fromDecimal(*decimal) : Money();
}

} // namespace budget
