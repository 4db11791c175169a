// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/amounttext.h"

#include <numeric>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// An exact fraction of minor units; every operation answers false on overflow.
struct Fraction
{
    qint64 numerator = 0;
    qint64 denominator = 1;

    bool multiply(qint64 by, qint64 dividedBy)
    {
        const bool ok = !__builtin_mul_overflow(numerator, by, &numerator)
            && !__builtin_mul_overflow(denominator, dividedBy, &denominator);
        reduce();
        return ok;
    }

    bool add(const Fraction &other)
    {
        qint64 left = 0;
        qint64 right = 0;
        const bool ok = !__builtin_mul_overflow(numerator, other.denominator, &left)
            && !__builtin_mul_overflow(other.numerator, denominator, &right)
            && !__builtin_add_overflow(left, right, &numerator)
            && !__builtin_mul_overflow(denominator, other.denominator, &denominator);
        reduce();
        return ok;
    }

    [[nodiscard]] qint64 rounded() const
    {
        const qint64 whole = numerator / denominator;
        const qint64 rest = numerator % denominator;
        const bool up = (rest < 0 ? -rest : rest) >= denominator - (rest < 0 ? -rest : rest);
        return up ? whole + (numerator < 0 ? -1 : 1) : whole;
    }

private:
    void reduce()
    {
        if (denominator < 0) {
            numerator = -numerator;
            denominator = -denominator;
        }
        if (const qint64 divisor = std::gcd(numerator, denominator); divisor > 1) {
            numerator /= divisor;
            denominator /= divisor;
        }
    }
};

/// Recursive descent over `sum = term {(+|-) term}`, `term = [-] number {(*|/) [-] number}`.
class AmountParser
{
public:
    AmountParser(QStringView text, const QLocale &locale)
        : m_text(text), m_decimalPoint(locale.decimalPoint()), m_group(locale.groupSeparator())
    { }

    Result<Money> parse()
    {
        const auto sum = parseSum();
        if (!sum)
            return tl::make_unexpected(sum.error());
        if (m_at != m_text.size())
            return invalid();
        const Money money = Money::fromMinor(sum->rounded());
        return money.fitsRow() ? Result<Money>(money) : failure(ErrorKind::AmountTooLarge, Field::Amount);
    }

private:
    using Step = Result<Fraction>;

    Step parseSum()
    {
        Step sum = parseTerm();
        while (sum && (next() == u'+' || isMinus(next()))) {
            const bool minus = isMinus(take());
            Step term = parseTerm();
            if (!term)
                return term;
            if (minus)
                term->numerator = -term->numerator;
            if (!sum->add(*term))
                return failure(ErrorKind::AmountTooLarge, Field::Amount);
        }
        return sum;
    }

    Step parseTerm()
    {
        Step term = parseNumber();
        while (term && (isTimes(next()) || isDivision(next()))) {
            const bool times = isTimes(take());
            const Step factor = parseNumber();
            if (!factor)
                return tl::make_unexpected(factor.error());
            if (!times && factor->numerator == 0)
                return invalid();
            const qint64 by = times ? factor->numerator : Money::kMinorPerUnit;
            const qint64 dividedBy = times ? Money::kMinorPerUnit : factor->numerator;
            if (!term->multiply(by, dividedBy))
                return failure(ErrorKind::AmountTooLarge, Field::Amount);
        }
        return term;
    }

    Step parseNumber()
    {
        const bool negative = isMinus(next());
        if (negative)
            take();
        const Result<QString> whole = parseWhole();
        if (!whole)
            return tl::make_unexpected(whole.error());
        QString fraction;
        const bool hasPoint = atDecimalPoint();
        if (hasPoint) {
            ++m_at;
            fraction = digits();
        }
        if (whole->isEmpty() && fraction.isEmpty())
            return invalid();
        if (fraction.size() > Money::kDecimals)
            return failure(ErrorKind::AmountTooManyDecimals, Field::Amount);
        const auto money = Money::fromDecimal(QString(*whole + u'.' + fraction));
        if (!money || !money->fitsRow())
            return failure(ErrorKind::AmountTooLarge, Field::Amount);
        skipSpace();
        return Fraction{negative ? -money->minor() : money->minor(), 1};
    }

    /// Digits with group separators taken out; a separator counts only between groups of three.
    Result<QString> parseWhole()
    {
        skipSpace();
        QString whole = digits();
        const bool grouped = atGroup();
        if (grouped && (whole.isEmpty() || whole.size() > 3))
            return invalid();
        while (atGroup()) {
            ++m_at;
            const QString group = digits();
            if (group.size() != 3)
                return invalid();
            whole += group;
        }
        return whole;
    }

    QString digits()
    {
        QString ascii;
        for (; m_at < m_text.size() && m_text[m_at].isDigit(); ++m_at)
            ascii += QString::number(m_text[m_at].digitValue());
        return ascii;
    }

    [[nodiscard]] bool atDecimalPoint() const
    {
        return m_at < m_text.size() && (m_text[m_at] == u'.' || m_decimalPoint == m_text[m_at]);
    }

    /// Whether a group separator with a digit behind it comes next. A dot is a decimal sign, unless the locale
    /// groups by dots and the number as a whole says so: '1.234,50', '1.234.567'.
    [[nodiscard]] bool atGroup() const
    {
        if (m_at + 1 >= m_text.size() || !m_text[m_at + 1].isDigit())
            return false;
        const QChar c = m_text[m_at];
        const bool isSpaceForSpace = m_group.size() == 1 && m_group[0].isSpace() && c.isSpace();
        return (m_group == c || isSpaceForSpace) && (c != u'.' || numberIsGroupedByDots());
    }

    [[nodiscard]] bool numberIsGroupedByDots() const
    {
        const auto belongs = [&](qsizetype i) { return m_text[i].isDigit() || m_text[i] == u'.'; };
        qsizetype begin = m_at;
        while (begin > 0 && belongs(begin - 1))
            --begin;
        qsizetype end = m_at;
        while (end < m_text.size() && belongs(end))
            ++end;
        const bool hasSeveralDots = m_text.sliced(begin, end - begin).count(u'.') > 1;
        return hasSeveralDots || (end < m_text.size() && m_decimalPoint == m_text[end]);
    }

    [[nodiscard]] static bool isMinus(QChar c) { return c == u'-' || c == u'−'; }
    [[nodiscard]] static bool isTimes(QChar c) { return c == u'*' || c == u'×'; }
    [[nodiscard]] static bool isDivision(QChar c) { return c == u'/' || c == u'÷'; }
    [[nodiscard]] static Failure invalid() { return failure(ErrorKind::AmountInvalid, Field::Amount); }

    /// Also marks of writing direction, which some locales put before a minus sign.
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at].category() == QChar::Other_Format))
            ++m_at;
    }

    QChar next()
    {
        skipSpace();
        return m_at < m_text.size() ? m_text[m_at] : QChar();
    }

    QChar take() { return m_text[m_at++]; }

    QStringView m_text;
    QString m_decimalPoint;
    QString m_group;
    qsizetype m_at = 0;
};

QString format(Money amount, const QLocale &locale)
{
    const qint64 magnitude = qAbs(amount.minor());
    QString fraction;
    for (const QChar c : QString::number(magnitude % Money::kMinorPerUnit).rightJustified(Money::kDecimals, u'0'))
        fraction += QString(locale.toString(c.digitValue()));
    const QString sign = amount.isNegative() ? locale.negativeSign() : QString();
    return sign + locale.toString(magnitude / Money::kMinorPerUnit) + locale.decimalPoint() + fraction;
}

} // namespace

Result<Money> parseAmount(QStringView text, const QLocale &locale)
{
    if (text.trimmed().isEmpty())
        return failure(ErrorKind::FieldEmpty, Field::Amount);
    return AmountParser(text, locale).parse();
}

QString formatAmount(Money amount, const QLocale &locale)
{
    return format(amount, locale);
}

QString editableAmount(Money amount, const QLocale &locale)
{
    QLocale ungrouped = locale;
    ungrouped.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
    return format(amount, ungrouped);
}

} // namespace budget
