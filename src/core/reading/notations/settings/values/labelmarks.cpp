// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/labelmarks.h"

#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

namespace {

constexpr QStringView kBars = u"|\u2502\u2503\u2551\uFF5C";
constexpr QStringView kDashes = u"-\u2010\u2011\u2012\u2013\u2014\u2015";
constexpr QStringView kArrows = u"\u2192\u21D2\u279C\u27A1\u00BB\u25B6";

qsizetype blanksAt(QStringView text, qsizetype from)
{
    const qsizetype start = from;
    while (from < text.size() && text[from].isSpace())
        ++from;
    return from - start;
}

bool isPictogram(QChar c)
{
    const QChar::Category category = c.category();
    return c.unicode() >= 0x80 && !isQuote(c)
        && (category == QChar::Symbol_Other || category == QChar::Other_Surrogate || category == QChar::Mark_NonSpacing
            || category == QChar::Mark_Enclosing || category == QChar::Other_Format);
}

enum class Separator { None, Bar, Arrow, Gap };

/// The separator at the beginning of a text, and its length including the blanks around it.
std::pair<Separator, qsizetype> separatorAt(QStringView rest)
{
    const qsizetype before = blanksAt(rest, 0);
    if (before >= rest.size())
        return {Separator::None, 0};
    const QChar c = rest[before];
    const auto withBlanks = [&](Separator kind, qsizetype length, bool needsBlank) {
        const qsizetype behind = blanksAt(rest, before + length);
        const bool isSeparator = before + length < rest.size() && (!needsBlank || (before > 0 && behind > 0));
        return isSeparator ? std::pair(kind, before + length + behind) : std::pair(Separator::None, qsizetype(0));
    };
    if (kBars.contains(c))
        return withBlanks(Separator::Bar, 1, true);
    if (kArrows.contains(c))
        return withBlanks(Separator::Arrow, 1, false);
    if (rest.sliced(before).startsWith(u"->") || rest.sliced(before).startsWith(u"=>"))
        return withBlanks(Separator::Arrow, 2, true);
    qsizetype marks = 0;
    while (before + marks < rest.size() && (rest[before + marks] == u'.' || rest[before + marks] == u'\u2026'))
        ++marks;
    if (marks > 2 || (marks == 1 && c == u'\u2026'))
        return withBlanks(Separator::Gap, marks, false);
    if (kDashes.contains(c))
        return withBlanks(Separator::Gap, 1, true);
    const bool isOther = QStringView(u":=\uFF1A").contains(c);
    return before > 1 && !isOther ? std::pair(Separator::Gap, before) : std::pair(Separator::None, qsizetype(0));
}

} // namespace

qsizetype lengthOfLabelDecoration(QStringView line)
{
    qsizetype end = 0;
    while (end < line.size() && (isPictogram(line[end]) || line[end] == u'>' || kBars.contains(line[end])))
        end += 1 + blanksAt(line, end + 1);
    qsizetype digits = end;
    while (digits < line.size() && line[digits].isDigit())
        ++digits;
    const bool isNumber = digits > end && digits < line.size() && QStringView(u".)").contains(line[digits])
        && blanksAt(line, digits + 1) > 0;
    return isNumber ? digits + 1 + blanksAt(line, digits + 1) : end;
}

qsizetype lengthOfLabelRemark(QStringView rest)
{
    constexpr qsizetype kLongest = 60;
    const QChar closing = rest.startsWith(u" (") ? QChar(u')') : rest.startsWith(u" [") ? QChar(u']') : QChar();
    const qsizetype close = closing.isNull() ? -1 : rest.indexOf(closing);
    const bool isRemark = close > 2 && close < kLongest && rest.first(close).count(rest[1]) == 1
        && rest.sliced(close + 1).startsWith(u": ");
    return isRemark ? close + 1 : 0;
}

std::optional<LabelledValue> labelledValue(QStringView rest)
{
    const auto [separator, length] = separatorAt(rest);
    if (separator == Separator::None)
        return std::nullopt;
    QStringView value = rest.sliced(length).trimmed();
    bool isClear = true;
    if (separator == Separator::Bar) {
        const bool isClosed = !value.isEmpty() && kBars.contains(value.back());
        value = (isClosed ? value.chopped(1) : value).trimmed();
        isClear = std::ranges::none_of(value, [](QChar c) { return kBars.contains(c); });
    }
    if (value.isEmpty())
        return std::nullopt;
    const bool isCode = value.size() > 2 && value.front() == u'`' && value.back() == u'`' && value.count(u'`') == 2;
    const bool isQuoted = value.size() > 2 && isQuote(value.front()) && endsQuoted(value.front(), value.back())
        && value.count(value.front()) <= 2 && value.count(value.back()) <= 2;
    if (isCode || isQuoted)
        value = value.sliced(1, value.size() - 2);
    else
        isClear = isClear && !isQuote(value.front()) && value.front() != u'`';
    const bool isOneWord = std::ranges::none_of(value, [](QChar c) { return c.isSpace(); });
    if (separator == Separator::Gap && !isOneWord)
        isClear = false;
    return LabelledValue{value.data() - rest.data(), value.size(), isClear};
}

} // namespace budget
