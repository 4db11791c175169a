// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/values/xmlvalue.h"

#include <array>

namespace budget {

namespace {

constexpr qsizetype kLongest = 2048;

struct Entity
{
    QStringView name;
    char16_t meaning = 0;
};

constexpr std::array kEntities{Entity{u"&amp;", u'&'},  Entity{u"&lt;", u'<'},    Entity{u"&gt;", u'>'},
                               Entity{u"&quot;", u'"'}, Entity{u"&apos;", u'\''}, Entity{u"&#39;", u'\''},
                               Entity{u"&#34;", u'"'},  Entity{u"&#38;", u'&'}};

/// Appends the character or entity at `at`, decoded. Returns false for a '&' that begins no known entity.
bool append(SourceText &to, const SourceText &text, qsizetype &at)
{
    to.append(text, at);
    if (text.at(at) != u'&') {
        ++at;
        return true;
    }
    for (const Entity &entity : kEntities) {
        if (!text.view().sliced(at).startsWith(entity.name))
            continue;
        to.replaceLast(QChar(entity.meaning));
        at += entity.name.size();
        return true;
    }
    ++at;
    return false;
}

} // namespace

std::optional<ElementText> elementTextAt(const SourceText &text, qsizetype from)
{
    if (from >= text.size() || text.at(from) != u'>')
        return std::nullopt;
    const qsizetype limit = qMin(text.size(), from + kLongest);
    ElementText found;
    found.text.standAt(text.span(from, 1).offset + 1);
    qsizetype at = from + 1;
    while (at < limit && text.at(at) != u'<')
        found.isClear = append(found.text, text, at) && found.isClear;
    const bool isClosed = at + 1 < limit && text.at(at + 1) == u'/';
    if (!isClosed)
        return std::nullopt;
    found.end = at;
    found.span = text.span(from + 1, at - from - 1);
    found.isClear = found.isClear && found.text.view() == found.text.view().trimmed();
    return found;
}

std::optional<ElementText> nextElementText(const SourceText &text, qsizetype from)
{
    qsizetype at = from;
    const qsizetype limit = qMin(text.size(), from + kLongest);
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

} // namespace budget
