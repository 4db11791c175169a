// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/formatplaces.h"

#include <QRegularExpression>

#include <set>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

void append(SourceText &to, const SourceText &from, qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end; ++i)
        to.append(from, i);
}

/// Places of printf: '%s', '%d', '%2$s'; '%%' is a '%'.
const QRegularExpression &printfPlace()
{
    static const QRegularExpression shape(uR"(%(?:(\d{1,2})\$)?[sdvui]|(%%)|(%[^\s%]))"_s);
    return shape;
}

/// Places in braces: '{}', '{0}'; '{{' is a '{'.
const QRegularExpression &bracePlace()
{
    static const QRegularExpression shape(uR"(\{(\d{0,2})\}|(\{\{|\}\})|([{}]))"_s);
    return shape;
}

} // namespace

bool isFormatCall(const QString &name)
{
    const QString last = name.mid(qMax(name.lastIndexOf(u'.'), name.lastIndexOf(u':')) + 1).toLower();
    return QStringList{u"sprintf"_s, u"snprintf"_s, u"asprintf"_s, u"format"_s, u"stringf"_s, u"format_string"_s}
        .contains(last);
}

bool hasFormatPlaces(QStringView text)
{
    static const QRegularExpression shape(uR"(%(?:\d\$)?[sdvui]|\{\d?\})"_s);
    return (text.contains(u'%') || text.contains(u'{')) && shape.match(text.toString()).hasMatch();
}

std::optional<SourceText> withValuesInPlaces(const SourceText &text, const std::vector<SourceText> &values)
{
    static const QRegularExpression printf(uR"(%(?:\d\$)?[sdvui])"_s);
    const QRegularExpression &shape = printf.match(text.text()).hasMatch() ? printfPlace() : bracePlace();
    SourceText filled;
    filled.standAt(text.span(0, 0).offset);
    std::set<std::size_t> used;
    std::size_t next = 0;
    qsizetype from = 0;
    for (auto each = shape.globalMatch(text.text()); each.hasNext();) {
        const auto match = each.next();
        append(filled, text, from, match.capturedStart());
        from = match.capturedEnd();
        if (match.hasCaptured(3)) // another place, such as '%x' or '{name}'
            return std::nullopt;
        if (match.hasCaptured(2)) {
            append(filled, text, from - 1, from);
            continue;
        }
        const bool isNumbered = match.capturedLength(1) > 0;
        const std::size_t first = &shape == &printfPlace() ? 1 : 0;
        const std::size_t place = isNumbered ? match.captured(1).toUInt() - first : next++;
        if (place >= values.size())
            return std::nullopt;
        used.insert(place);
        append(filled, values[place], 0, values[place].size());
    }
    append(filled, text, from, text.size());
    return used.size() == values.size() ? std::optional(filled) : std::nullopt;
}

std::optional<SourceText> withNamedPlaces(const SourceText &text)
{
    static const QRegularExpression shape(uR"(\{(?:[A-Za-z_]\w*\.)*([A-Za-z_]\w*)\}|([{}]))"_s);
    SourceText named;
    named.standAt(text.span(0, 0).offset);
    qsizetype from = 0;
    for (auto each = shape.globalMatch(text.text()); each.hasNext();) {
        const auto match = each.next();
        if (match.hasCaptured(2))
            return std::nullopt;
        append(named, text, from, match.capturedStart());
        named.append(u"${"_s, text.span(match.capturedStart(), 1).offset);
        append(named, text, match.capturedStart(1), match.capturedEnd(1));
        from = match.capturedEnd(1);
    }
    append(named, text, from, text.size());
    return named;
}

} // namespace budget
