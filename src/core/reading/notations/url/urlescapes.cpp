// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/url/urlescapes.h"

#include <array>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct Escape
{
    qsizetype length = 0;
    QChar meaning;
};

struct Entity
{
    QStringView name;
    char16_t meaning = 0;
};

constexpr std::array kEntities{
    Entity{u"&amp;", u'&'}, Entity{u"&#38;", u'&'},   Entity{u"&#x26;", u'&'}, Entity{u"&lt;", u'<'},
    Entity{u"&gt;", u'>'},  Entity{u"&quot;", u'"'},  Entity{u"&#39;", u'\''}, Entity{u"&#x27;", u'\''},
    Entity{u"&#61;", u'='}, Entity{u"&apos;", u'\''},
};

std::optional<Escape> entityAt(QStringView text)
{
    for (const Entity &entity : kEntities) {
        if (text.startsWith(entity.name, Qt::CaseInsensitive))
            return Escape{entity.name.size(), QChar(entity.meaning)};
    }
    return std::nullopt;
}

/// The character of an escape such as '\u0026', if it is printable ASCII.
std::optional<Escape> codeAt(QStringView text)
{
    constexpr qsizetype kLength = 6;
    bool isHex = false;
    const auto code = text.startsWith(u"\\u") && text.size() >= kLength ? text.sliced(2, 4).toUShort(&isHex, 16) : 0;
    const bool isVisible = isHex && code > 0x20 && code < 0x7f;
    return isVisible ? std::optional(Escape{kLength, QChar(static_cast<char16_t>(code))}) : std::nullopt;
}

SourceText replaced(const SourceText &text, std::optional<Escape> (*escapeAt)(QStringView))
{
    SourceText plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const auto escape = c == u'&' || c == u'\\' ? escapeAt(text.view().sliced(i)) : std::nullopt;
        plain.append(text, i);
        if (!escape)
            continue;
        plain.replaceLast(escape->meaning);
        i += escape->length - 1;
    }
    return plain;
}

} // namespace

SourceText withoutEscapes(const SourceText &url)
{
    const qsizetype mark = url.view().indexOf(u'?');
    const QStringView parameters = mark < 0 ? QStringView() : url.view().sliced(mark);
    SourceText plain = url;
    if (parameters.contains(u"&amp;", Qt::CaseInsensitive) || parameters.contains(u"&#38;"))
        plain = replaced(plain, entityAt);
    if (parameters.contains(u"\\u0026"))
        plain = replaced(plain, codeAt);
    return plain;
}

} // namespace budget
