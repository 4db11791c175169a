// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/amounttext.h"

#include "core/entry/typedtext.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// An exact fraction of minor units. multiply() and add() return false on overflow.
struct Fraction
{
    qint64 numerator = 0;
    qint64 denominator = 1;

    bool multiply(qint64 by, qint64 dividedBy)
    {
        const bool ok = !__builtin_mul_overflow(numerator, by, &numerator)
            && !__builtin_mul_overflow(denominator, dividedBy, &denominator);
        return ok && reduce();
    }

    bool add(const Fraction &other)
    {
        qint64 left = 0;
        qint64 right = 0;
        const bool ok = !__builtin_mul_overflow(numerator, other.denominator, &left)
            && !__builtin_mul_overflow(other.numerator, denominator, &right)
            && !__builtin_add_overflow(left, right, &numerator)
            && !__builtin_mul_overflow(denominator, other.denominator, &denominator);
        return ok && reduce();
    }

    [[nodiscard]] qint64 rounded() const
    {
        const qint64 whole = numerator / denominator;
        const qint64 rest = numerator % denominator;
        const bool up = (rest < 0 ? -rest : rest) >= denominator - (rest < 0 ? -rest : rest);
        return up ? whole + (numerator < 0 ? -1 : 1) : whole;
    }

private:
    /// Returns false for the least number of 64 bits, which has no positive counterpart.
    bool reduce()
    {
        constexpr qint64 kLeast = std::numeric_limits<qint64>::min();
        if (numerator == kLeast || denominator == kLeast)
            return false;
        if (denominator < 0) {
            numerator = -numerator;
            denominator = -denominator;
        }
        if (const qint64 divisor = std::gcd(numerator, denominator); divisor > 1) {
            numerator /= divisor;
            denominator /= divisor;
        }
        return true;
    }
};

/// The meaning of '/' between two digits.
enum class Slash {
    Divides,
    IsDecimalSign, ///< in Iran and Afghanistan, where it replaces U+066B, which keyboards lack
    IsUnclear,     ///< in the other countries with U+066B
};

Slash slashOf(const QLocale &locale)
{
    if (locale.decimalPoint() != u"\u066b"_s)
        return Slash::Divides;
    const bool replaces = locale.territory() == QLocale::Iran || locale.territory() == QLocale::Afghanistan;
    return replaces ? Slash::IsDecimalSign : Slash::IsUnclear;
}

/// A recursive descent parser for `sum = term {(+|-) term}`, `term = [-] number {(*|/) [-] number}`.
class AmountParser
{
public:
    AmountParser(QStringView text, const QLocale &locale)
        : m_text(typedText(text)), m_decimalPoint(typedText(locale.decimalPoint())),
          m_group(typedText(locale.groupSeparator())), m_slash(slashOf(locale))
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
            if (isUnclearSlash())
                return invalid();
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
        m_hasPoint = atDecimalPoint();
        if (m_hasPoint) {
            m_hasSlash = m_hasSlash || m_text[m_at] == u'/';
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

    /// Reads the whole part of a number and removes its group separators. Groups have three digits, or two except for
    /// the last one, as in India.
    Result<QString> parseWhole()
    {
        skipSpace();
        QStringList groups{digits()};
        while (atGroup()) {
            ++m_at;
            groups << digits();
        }
        if (groups.size() > 1 && !areGroups(groups))
            return invalid();
        return groups.join(QString());
    }

    [[nodiscard]] static bool areGroups(const QStringList &groups)
    {
        const auto areOf = [&](qsizetype digits) {
            const auto isOfSize = [digits](const QString &group) { return group.size() == digits; };
            return !groups.first().isEmpty() && groups.first().size() <= digits && groups.last().size() == 3
                && std::all_of(groups.begin() + 1, groups.end() - 1, isOfSize);
        };
        return areOf(3) || areOf(2);
    }

    QString digits()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at].isDigit())
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }

    /// Whether the next character is a decimal sign: the locale's, the dot, the Arabic decimal sign, or the comma where
    /// the locale does not group by commas.
    [[nodiscard]] bool atDecimalPoint() const
    {
        if (m_at >= m_text.size())
            return false;
        const QChar c = m_text[m_at];
        return c == u'.' || c == u'\u066b' || m_decimalPoint == c || (c == u',' && m_group != u","_s)
            || (m_slash == Slash::IsDecimalSign && isSlashBetweenDigits());
    }

    [[nodiscard]] bool isSlashBetweenDigits() const
    {
        return m_at > 0 && m_at + 1 < m_text.size() && m_text[m_at] == u'/' && m_text[m_at - 1].isDigit()
            && m_text[m_at + 1].isDigit();
    }

    /// Whether a '/' that may be a decimal sign or a division comes next: behind a number with a decimal sign it
    /// divides, but not where another '/' was the decimal sign.
    [[nodiscard]] bool isUnclearSlash() const
    {
        return (m_hasSlash && m_text[m_at] == u'/')
            || (m_slash == Slash::IsUnclear && !m_hasPoint && isSlashBetweenDigits());
    }

    /// Whether a group separator followed by a digit comes next. The locale's separator counts, and the apostrophe and
    /// the Arabic separator in every locale. A dot is a group separator only where the locale groups by dots and the
    /// whole number shows it: '1.234,50', '1.234.567'.
    [[nodiscard]] bool atGroup() const
    {
        if (m_at + 1 >= m_text.size() || !m_text[m_at + 1].isDigit())
            return false;
        const QChar c = m_text[m_at];
        return (m_group == c || c == u'\'' || c == u'\u066c') && (c != u'.' || numberIsGroupedByDots());
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

    [[nodiscard]] static bool isMinus(QChar c) { return c == u'-'; }
    [[nodiscard]] static bool isTimes(QChar c) { return c == u'*' || c == u'×'; }
    [[nodiscard]] static bool isDivision(QChar c) { return c == u'/' || c == u'÷' || c == u'∕'; }
    [[nodiscard]] static Failure invalid() { return failure(ErrorKind::AmountInvalid, Field::Amount); }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at] == u' ')
            ++m_at;
    }

    QChar next()
    {
        skipSpace();
        return m_at < m_text.size() ? m_text[m_at] : QChar();
    }

    QChar take() { return m_text[m_at++]; }

    QString m_text;
    QString m_decimalPoint;
    QString m_group;
    Slash m_slash;
    bool m_hasPoint = false; ///< the last number has a decimal sign
    bool m_hasSlash = false; ///< a '/' was a decimal sign
    qsizetype m_at = 0;
};

enum class Groups { Shown, Left };

/// Whole units with the locale's group separators. Built here because QLocale of Qt 6.4 prints '1234.567' in locales
/// that do not group four digits.
QString grouped(qint64 whole, const QLocale &locale)
{
    const QString sample = locale.toString(10'000'000);
    const bool isLakh = sample.count(locale.groupSeparator()) == 3; // Indian grouping: 1,00,00,000
    const bool leavesFourDigits = !locale.toString(1000).contains(locale.groupSeparator());
    const QString digits = QString::number(whole);
    QString text;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const qsizetype behind = digits.size() - i; // digits from `i` to the end
        const bool begins = behind == 3 || (behind > 3 && (isLakh ? behind % 2 == 1 : behind % 3 == 0));
        if (i > 0 && begins && !(leavesFourDigits && digits.size() == 4))
            text += locale.groupSeparator();
        text += locale.toString(digits[i].digitValue());
    }
    return text;
}

QString format(Money amount, const QLocale &locale, Groups groups)
{
    const auto units = static_cast<qint64>(amount.magnitude() / Money::kMinorPerUnit);
    const auto rest = static_cast<int>(amount.magnitude() % Money::kMinorPerUnit);
    QString fraction;
    for (const QChar c : QString::number(rest).rightJustified(Money::kDecimals, u'0'))
        fraction += QString(locale.toString(c.digitValue()));
    QLocale bare = locale;
    bare.setNumberOptions(QLocale::OmitGroupSeparator);
    const QString whole = groups == Groups::Shown ? grouped(units, locale) : bare.toString(units);
    return (amount.isNegative() ? locale.negativeSign() : QString()) + whole + locale.decimalPoint() + fraction;
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
    return format(amount, locale, Groups::Shown);
}

QString editableAmount(Money amount, const QLocale &locale)
{
    return format(amount, locale, Groups::Left);
}

} // namespace budget
