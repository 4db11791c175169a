// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/datetext.h"

#include "core/entry/datepattern.h"
#include "core/entry/typedtext.h"

#include <QCalendar>
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
    bool endsWithDot = false;
};

std::optional<DateParts> split(const QString &text)
{
    static const QRegularExpression shape(
        uR"(^(\d{1,4})(?:(?: ?([-./,]) ?| )(\d{1,2})(?:(?: ?\2 ?| )(\d{1,4}))?)?(?: ?\.)?$)"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    DateParts parts;
    for (const int group : {1, 3, 4}) {
        if (match.hasCaptured(group))
            parts.numbers.append(match.captured(group).toInt());
    }
    parts.yearComesFirst = match.capturedLength(1) > 2;
    parts.hasShortYear = match.capturedLength(4) <= 2;
    parts.endsWithDot = text.endsWith(u'.');
    parts.hasDots = match.captured(2) == u"."_s || (parts.numbers.size() == 1 && parts.endsWithDot);
    const bool hasTwoYears = parts.yearComesFirst && match.capturedLength(4) > 2;
    const bool isYearAlone = parts.yearComesFirst && parts.numbers.size() < 3;
    // '31.' and '31.1.' are ordinal numbers; behind another separator a dot is one too many.
    const bool isOddDot = parts.endsWithDot && !parts.hasDots;
    return hasTwoYears || isYearAlone || isOddDot ? std::nullopt : std::optional(parts);
}

/// The Gregorian date for a date in the calendar of the locale's country, where the year leaves no doubt about the
/// calendar: the Solar Hijri calendar in Iran and Afghanistan, and the Buddhist era in Thailand.
QDate gregorian(const TypedDate &typed, const QLocale &locale)
{
    constexpr int kBuddhistOffset = 543;
    const auto isWithin = [&](int first, int last) { return typed.year >= first && typed.year <= last; };
    const bool isSolarHijri = locale.territory() == QLocale::Iran || locale.territory() == QLocale::Afghanistan;
    if (isSolarHijri && isWithin(1300, 1499))
        return QCalendar(QCalendar::System::Jalali).dateFromParts(typed.year, typed.month, typed.day);
    if (locale.territory() == QLocale::Thailand && isWithin(2400, 2699))
        return {typed.year - kBuddhistOffset, typed.month, typed.day};
    return {typed.year, typed.month, typed.day};
}

TypedDate withYear(const DateParts &parts, Order order)
{
    const auto &n = parts.numbers;
    if (parts.yearComesFirst)
        return {n[0], n[1], n[2]};
    if (order == Order::YearFirst && !parts.hasDots && parts.hasShortYear)
        return {n[0], n[1], n[2], true};
    return order == Order::DayFirst || parts.hasDots ? TypedDate{n[2], n[1], n[0], parts.hasShortYear}
                                                     : TypedDate{n[2], n[0], n[1], parts.hasShortYear};
}

/// The date that the typed numbers mean. A missing month or year is taken from today's date.
TypedDate toDate(const DateParts &parts, Order order, QDate today)
{
    const auto &n = parts.numbers;
    if (n.size() == 1)
        return {today.year(), today.month(), n[0]};
    if (n.size() == 3)
        return withYear(parts, order);
    const bool dayFirst = order == Order::DayFirst || parts.hasDots;
    return dayFirst ? TypedDate{today.year(), n[1], n[0]} : TypedDate{today.year(), n[0], n[1]};
}

std::optional<TypedDate> read(const QString &typed, const QLocale &locale, QDate today)
{
    const auto parts = split(typed);
    // A dot behind day, month and year belongs to the formats of some locales, such as Hungarian's.
    const bool hasLastDot = parts && parts->numbers.size() == 3 && parts->endsWithDot;
    if (parts && !hasLastDot)
        return toDate(*parts, orderOf(locale), today);
    return readFormat(typed, locale);
}

QDate dateOf(TypedDate typed, const QLocale &locale, QDate today)
{
    if (typed.hasShortYear)
        typed.year = fullYear(typed.year, today);
    const QDate date = gregorian(typed, locale);
    const bool isOtherDay = typed.weekday && date.isValid() && date.dayOfWeek() != *typed.weekday;
    return isOtherDay || date.year() < kFirstTypedYear || date.year() > kLastTypedYear ? QDate() : date;
}

} // namespace

bool namesOtherCalendar(QStringView text)
{
    static const QRegularExpression era(
        u"令和|平成|昭和|大正|明治|民[国國]|พ\\.? ?ศ|هـ|\\b(AH|AP|BE|AM)\\b|^[RHST]\\d{1,2}\\b"_s);
    static const QRegularExpression year(u"\\d{3,}"_s);
    const QString typed = typedText(text);
    const auto number = year.match(typed);
    const int found = number.captured().left(6).toInt();
    return era.match(typed).hasMatch()
        || (number.hasMatch() && number.capturedLength() <= 4 && (found < kFirstTypedYear || found > kLastTypedYear));
}

Result<QDate> parseDate(QStringView text, const QLocale &locale, QDate today)
{
    const QString typed = typedText(text).simplified();
    if (typed.isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::Date);
    const auto found = read(typed, locale, today);
    const QDate date = found ? dateOf(*found, locale, today) : QDate();
    if (!date.isValid())
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
