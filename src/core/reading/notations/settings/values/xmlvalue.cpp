// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/xmlvalue.h"

#include "core/reading/source/clipboardtext.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace budget {

namespace {

constexpr qsizetype kLongest = 131'072; ///< longer than any value
constexpr qsizetype kLongestData = 8192; ///< bounds the time for many <![CDATA[ that are not closed
constexpr qsizetype kFarthest = 2048;   ///< how far the next element may be

struct Entity
{
    QStringView name;
    char16_t meaning = 0;
};

constexpr std::array kEntities{Entity{u"&amp;", u'&'}, Entity{u"&lt;", u'<'}, Entity{u"&gt;", u'>'},
                               Entity{u"&quot;", u'"'}, Entity{u"&apos;", u'\''}};

/// The length and the meaning of a reference such as '&#x26;' or '&#38;'; the length 0 where there is none.
std::pair<qsizetype, QChar> characterReference(QStringView text)
{
    constexpr qsizetype kLongestReference = 8;
    const qsizetype semicolon = text.startsWith(u"&#") ? text.first(qMin(kLongestReference, text.size())).indexOf(u';')
                                                       : -1;
    if (semicolon < 0)
        return {0, {}};
    const bool isHex = text.size() > 2 && text[2].toLower() == u'x';
    bool isNumber = false;
    const uint code = text.sliced(isHex ? 3 : 2, semicolon - (isHex ? 3 : 2)).toUInt(&isNumber, isHex ? 16 : 10);
    const bool isCharacter = isNumber && code >= 0x20 && code < 0xD800;
    return isCharacter ? std::pair(semicolon + 1, QChar(static_cast<char16_t>(code)))
                       : std::pair(qsizetype(0), QChar());
}

/// Appends the character or entity at `at`, decoded. Returns false for a '&' that begins no known entity.
bool append(SourceText &to, const SourceText &text, qsizetype &at)
{
    to.append(text, at);
    if (text.at(at) != u'&') {
        ++at;
        return true;
    }
    const QStringView rest = text.view().sliced(at);
    auto [length, meaning] = characterReference(rest);
    for (const Entity &entity : kEntities) {
        if (rest.startsWith(entity.name))
            std::tie(length, meaning) = std::pair(entity.name.size(), QChar(entity.meaning));
    }
    if (length > 0)
        to.replaceLast(meaning);
    at += qMax<qsizetype>(1, length);
    return length > 0;
}

/// Removes blanks and line breaks at both ends where a line break is among them, as in elements that are written over
/// several lines.
void trimLines(ElementText &element)
{
    const QStringView text = element.text.view();
    qsizetype from = 0;
    qsizetype end = text.size();
    while (from < end && text[from].isSpace())
        ++from;
    while (end > from && text[end - 1].isSpace())
        --end;
    const bool isOverLines = std::ranges::any_of(text.first(from), isLineBreak)
        && std::ranges::any_of(text.sliced(end), isLineBreak);
    if (isOverLines)
        element.text = element.text.mid(from, end - from);
}

/// The text of `<![CDATA[…]]>`, if that is the whole text of the element.
std::optional<ElementText> characterData(const SourceText &text, qsizetype from)
{
    constexpr QStringView kOpen = u"<![CDATA[";
    constexpr QStringView kClose = u"]]></";
    if (!text.view().sliced(from).startsWith(kOpen))
        return std::nullopt;
    const qsizetype begin = from + kOpen.size();
    const QStringView near = text.view().sliced(begin, qMin(kLongestData, text.size() - begin));
    const qsizetype length = near.indexOf(kClose);
    const qsizetype end = begin + length;
    if (length < 0)
        return std::nullopt;
    ElementText found;
    found.text = text.mid(begin, end - begin);
    found.span = found.text.span();
    found.end = end + 3;
    found.isClear = !found.text.view().contains(u"]]>");
    return found;
}

} // namespace

std::optional<ElementText> elementTextAt(const SourceText &text, qsizetype from)
{
    if (from >= text.size() || text.at(from) != u'>')
        return std::nullopt;
    if (auto data = characterData(text, from + 1))
        return data;
    const QStringView near = text.view().sliced(from, qMin(kLongest, text.size() - from));
    const qsizetype length = near.indexOf(u'<');
    if (length < 0 || !near.sliced(length).startsWith(u"</"))
        return std::nullopt;
    ElementText found;
    found.text.standAt(text.span(from, 1).offset + 1);
    qsizetype at = from + 1;
    while (at < from + length)
        found.isClear = append(found.text, text, at) && found.isClear;
    found.end = at;
    found.span = text.span(from + 1, at - from - 1);
    trimLines(found);
    found.isClear = found.isClear && found.text.view() == found.text.view().trimmed();
    return found;
}

std::optional<ElementText> nextElementText(const SourceText &text, qsizetype from)
{
    qsizetype at = from;
    const qsizetype limit = qMin(text.size(), from + kFarthest);
    while (at < limit && text.at(at) != u'>')
        ++at;
    for (++at; at < limit && text.at(at).isSpace();)
        ++at;
    if (at >= limit || text.at(at) != u'<')
        return std::nullopt;
    while (at < limit && text.at(at) != u'>')
        ++at;
    return elementTextAt(text, at);
}

std::optional<ElementText> innerElementText(const SourceText &text, qsizetype from)
{
    qsizetype at = from + 1;
    const qsizetype limit = qMin(text.size(), from + kFarthest);
    while (at < limit && text.at(at).isSpace())
        ++at;
    const QStringView rest = text.view().sliced(qMin(at, text.size()));
    const bool isValue = from < text.size() && text.at(from) == u'>' && rest.startsWith(u"<value>");
    return isValue ? elementTextAt(text, at + 6) : std::nullopt;
}

bool isInTag(const SourceText &text, qsizetype at)
{
    if (at == 0 || text.at(at - 1) != u'=')
        return false;
    const QStringView before = text.view().sliced(qMax<qsizetype>(0, at - kFarthest), qMin(at, kFarthest));
    const qsizetype open = before.lastIndexOf(u'<');
    return open >= 0 && before.lastIndexOf(u'>') < open && open + 1 < before.size() && before[open + 1].isLetter();
}

void decodeAttribute(Literal &literal)
{
    SourceText decoded;
    decoded.standAt(literal.text.span(0, 0).offset);
    for (qsizetype i = 0; i < literal.text.size();)
        literal.isClear = append(decoded, literal.text, i) && literal.isClear;
    literal.text = decoded;
}

} // namespace budget
