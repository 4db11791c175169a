// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/datetext.h"

#include "core/entry/typedtext.h"

#include <QList>
#include <QRegularExpression>

#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

enum class Order { DayFirst, MonthFirst, YearFirst };

Order orderOf(const QLocale &locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    const auto day = format.indexOf(u'd');
    const auto month = format.indexOf(u'M');
    const auto year = format.indexOf(u'y');
    if (year < month)
        return Order::YearFirst;
    return month < day ? Order::MonthFirst : Order::DayFirst;
}

/// The full year for a year of two digits: the one from 49 years before to 50 years after today's.
int fullYear(int year, QDate today)
{
    const int candidate = today.year() - today.year() % 100 + year;
    if (candidate > today.year() + 50)
        return candidate - 100;
    return candidate < today.year() - 49 ? candidate + 100 : candidate;
}

/// The numbers of a date that a person typed, and the notation in which they stood.
struct DateParts
{
    QList<int> numbers;
    bool yearComesFirst = false;
    bool hasShortYear = false;
    bool hasDots = false;
};

std::optional<DateParts> split(const QString &text)
{
    static const QRegularExpression shape(
        uR"(^(\d{4}|\d{1,2})(?:(?: ?([-./,]) ?| )(\d{1,2})(?:(?: ?\2 ?| )(\d{4}|\d{1,2}))?)?(?: ?[-./])?$)"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    DateParts parts;
    for (const int group : {1, 3, 4}) {
        if (match.hasCaptured(group))
            parts.numbers.append(match.captured(group).toInt());
    }
    parts.yearComesFirst = match.capturedLength(1) == 4;
    parts.hasShortYear = match.capturedLength(4) <= 2;
    parts.hasDots = match.captured(2) == u"."_s || text.endsWith(u'.');
    return parts;
}

QDate withYear(const DateParts &parts, Order order, QDate today)
{
    const auto &n = parts.numbers;
    if (parts.yearComesFirst)
        return {n[0], n[1], n[2]};
    if (order == Order::YearFirst && !parts.hasDots && parts.hasShortYear)
        return {fullYear(n[0], today), n[1], n[2]};
    const int year = parts.hasShortYear ? fullYear(n[2], today) : n[2];
    return order == Order::DayFirst || parts.hasDots ? QDate(year, n[1], n[0]) : QDate(year, n[0], n[1]);
}

QDate toDate(const DateParts &parts, Order order, QDate today)
{
    const auto &n = parts.numbers;
    if (n.size() == 1)
        return {today.year(), today.month(), n[0]};
    if (n.size() == 3)
        return withYear(parts, order, today);
    const bool dayFirst = order == Order::DayFirst || parts.hasDots;
    return dayFirst ? QDate(today.year(), n[1], n[0]) : QDate(today.year(), n[0], n[1]);
}

} // namespace

Result<QDate> parseDate(QStringView text, const QLocale &locale, QDate today)
{
    const QString typed = typedText(text).simplified();
    if (typed.isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::Date);
    const auto parts = split(typed);
    const QDate date = parts ? toDate(*parts, orderOf(locale), today) : QDate();
    if (!date.isValid() || date.year() < 1 || date.year() > 9999)
        return failure(ErrorKind::DateInvalid, Field::Date, text.trimmed().toString());
    return date;
}

QString formatDate(QDate date, const QLocale &locale)
{
    static const QRegularExpression words(u"'[^']*'"_s);
    static const QRegularExpression numbersAlone(u"[dMy].*[dMy]"_s);
    QString format = locale.dateFormat(QLocale::ShortFormat).remove(words);
    format = numbersAlone.match(format).captured();
    if (format.isEmpty() || format.contains(u"MMM"_s))
        return date.toString(Qt::ISODate);
    if (!format.contains(u"yyyy"_s))
        format.replace(u"yy"_s, u"yyyy"_s);
    return locale.toString(date, format);
}

} // namespace budget
