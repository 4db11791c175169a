// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/money.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isAsciiDigits(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The minor units of the digits after the dot, rounded half away from zero; may be 100.
qint64 minorOfFraction(QStringView fraction)
{
    const auto digit = [&](qsizetype i) { return i < fraction.size() ? fraction[i].unicode() - u'0' : 0; };
    const qint64 minor = digit(0) * 10 + digit(1);
    return digit(2) >= 5 ? minor + 1 : minor;
}

} // namespace

std::optional<Money> Money::fromDecimal(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.sliced(1);
    const qsizetype dot = text.indexOf(u'.');
    const QStringView whole = dot < 0 ? text : text.first(dot);
    const QStringView fraction = dot < 0 ? QStringView() : text.sliced(dot + 1);
    // large enough for sums of rows; 16 digits in minor units stay within 64 bits
    constexpr qsizetype kMaxWholeDigits = 16;
    if (whole.isEmpty() && fraction.isEmpty())
        return std::nullopt;
    if (!isAsciiDigits(whole) || !isAsciiDigits(fraction) || whole.size() > kMaxWholeDigits)
        return std::nullopt;
    const qint64 minor = (whole.isEmpty() ? 0 : whole.toLongLong()) * kMinorPerUnit + minorOfFraction(fraction);
    return Money(negative ? -minor : minor);
}

bool Money::isExact(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    const QStringView beyond = dot < 0 ? QStringView() : text.sliced(dot + 1).mid(kDecimals);
    return fromDecimal(text) && std::ranges::all_of(beyond, [](QChar c) { return c == u'0'; });
}

QString Money::toDecimal() const
{
    const QString fraction = QString::number(magnitude() % kMinorPerUnit).rightJustified(kDecimals, u'0');
    return (m_minor < 0 ? u"-"_s : QString()) + QString::number(magnitude() / kMinorPerUnit) + u'.' + fraction;
}

} // namespace budget
