// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/entry/datepattern.h"

#include "core/entry/typedtext.h"

#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// A part of a date format: a run of 'd', 'M' or 'y', or the text between two of them.
struct Token
{
    QString text;
    QChar letter; ///< 'd', 'M' or 'y'; null for text

    [[nodiscard]] bool isWeekday() const { return letter == u'd' && text.size() > 2; }
    [[nodiscard]] bool isNumberOrMonth() const { return !letter.isNull() && !isWeekday(); }
};

/// The tokens of a date format of QLocale. Text in apostrophes stands for itself, and two apostrophes for one.
QList<Token> tokensOf(const QString &format)
{
    static const QRegularExpression part(u"'((?:[^']|'')*)'|(d+|M+|y+)|(.)"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    QList<Token> tokens;
    for (auto match = part.globalMatch(format); match.hasNext();) {
        const auto found = match.next();
        if (found.hasCaptured(2)) {
            tokens.append({found.captured(2), found.captured(2).front()});
            continue;
        }
        if (tokens.isEmpty() || !tokens.last().letter.isNull())
            tokens.append({QString(), QChar()});
        const QString quoted = found.captured(0) == u"''" ? u"'"_s : found.captured(1);
        tokens.last().text += found.hasCaptured(3) ? found.captured(3) : QString(quoted).replace(u"''"_s, u"'"_s);
    }
    return tokens;
}

QString comparable(const QString &name)
{
    return typedText(name).simplified().toCaseFolded();
}

/// The names of the months, January first: as in a date, then standing alone.
QStringList monthNames(const QLocale &locale, QLocale::FormatType format)
{
    QStringList names;
    for (int month = 1; month <= 12; ++month)
        names << comparable(locale.monthName(month, format));
    for (int month = 1; month <= 12; ++month)
        names << comparable(locale.standaloneMonthName(month, format));
    return names;
}

/// The names of the days, Monday first.
QStringList dayNames(const QLocale &locale, QLocale::FormatType format)
{
    QStringList names;
    for (int day = 1; day <= 7; ++day)
        names << comparable(locale.dayName(day, format));
    for (int day = 1; day <= 7; ++day)
        names << comparable(locale.standaloneDayName(day, format));
    return names;
}

QLocale::FormatType widthOf(const Token &token)
{
    return token.text.size() > 3 ? QLocale::LongFormat : QLocale::ShortFormat;
}

QString anyOf(QStringList names)
{
    std::ranges::sort(names, std::ranges::greater(), &QString::size);
    for (QString &name : names)
        name = QRegularExpression::escape(name);
    names.removeAll(QString());
    return names.isEmpty() ? u"(?!)"_s : names.join(u'|');
}

/// The text of a format as a pattern in which a space may be missing or repeated.
QString textPattern(const QString &text)
{
    QString pattern;
    for (const QString &word : typedText(text).toCaseFolded().split(u' '))
        pattern += (pattern.isNull() ? QString() : u" ?"_s) + QRegularExpression::escape(word);
    return pattern;
}

QString patternOf(const Token &token, const QLocale &locale)
{
    if (token.letter.isNull())
        return u" ?"_s + textPattern(token.text) + u" ?"_s;
    if (token.isWeekday())
        return u"(?<weekday>"_s + anyOf(dayNames(locale, widthOf(token))) + u')';
    if (token.letter == u'y')
        return u"(?<year>\\d{1,4})"_s;
    if (token.letter == u'd')
        return u"(?<day>\\d{1,2})"_s;
    if (token.text.size() <= 2)
        return u"(?<month>\\d{1,2})"_s;
    return u"(?<name>"_s + anyOf(monthNames(locale, widthOf(token))) + u')';
}

/// Whether the token is more than punctuation, such as the word for day in '31日'.
bool isWord(const Token &token)
{
    return token.letter.isNull() && std::ranges::any_of(token.text, [](QChar c) { return c.isLetter(); });
}

/// The pattern of a whole format. The text in front of the first and behind the last of day, month and year is
/// optional; a word directly behind the last one may stand without the weekday that follows it.
QString patternOf(const QList<Token> &tokens, const QLocale &locale)
{
    const auto first = std::ranges::find_if(tokens, &Token::isNumberOrMonth);
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), [](const Token &t) { return t.isNumberOrMonth(); });
    const auto joined = [&](auto begin, auto end) {
        QString pattern;
        for (auto token = begin; token != end; ++token)
            pattern += patternOf(*token, locale);
        return pattern;
    };
    const auto rest = last.base();
    const bool hasWord = rest != tokens.end() && isWord(*rest);
    const QString word = hasWord ? u'|' + joined(rest, rest + 1) : QString();
    return u"^(?: ?"_s + joined(tokens.begin(), first) + u")?"_s + joined(first, rest) + u"(?:"_s
        + joined(rest, tokens.end()) + word + u")?$"_s;
}

int indexIn(const QStringList &names, const QString &name)
{
    return static_cast<int>(names.indexOf(name));
}

std::optional<TypedDate> readTokens(const QString &typed, const QList<Token> &tokens, const QLocale &locale)
{
    const QRegularExpression pattern(patternOf(tokens, locale), QRegularExpression::UseUnicodePropertiesOption);
    const auto match = pattern.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    TypedDate date{match.captured(u"year"_s).toInt(), match.captured(u"month"_s).toInt(),
                   match.captured(u"day"_s).toInt(), match.capturedLength(u"year"_s) <= 2};
    for (const Token &token : tokens) {
        if (token.letter == u'M' && token.text.size() > 2)
            date.month = 1 + indexIn(monthNames(locale, widthOf(token)), match.captured(u"name"_s)) % 12;
        if (token.isWeekday() && match.capturedLength(u"weekday"_s) > 0)
            date.weekday = static_cast<Qt::DayOfWeek>(
                1 + indexIn(dayNames(locale, widthOf(token)), match.captured(u"weekday"_s)) % 7);
    }
    return date;
}

} // namespace

std::optional<TypedDate> readFormat(const QString &typed, const QLocale &locale)
{
    constexpr qsizetype kLongest = 200; // no format writes a longer date
    if (typed.size() > kLongest)
        return std::nullopt;
    const QString text = typed.toCaseFolded();
    for (const auto format : {QLocale::ShortFormat, QLocale::NarrowFormat, QLocale::LongFormat}) {
        if (const auto date = readTokens(text, tokensOf(locale.dateFormat(format)), locale))
            return date;
    }
    return std::nullopt;
}

} // namespace budget
