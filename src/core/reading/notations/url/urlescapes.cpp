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
    Entity{u"&amp;", u'&'},  Entity{u"&lt;", u'<'},    Entity{u"&gt;", u'>'},
    Entity{u"&quot;", u'"'}, Entity{u"&apos;", u'\''},
};

/// The character of a numeric entity such as '&#38;' or '&#x26;', if it is printable ASCII.
std::optional<Escape> numericEntityAt(QStringView text)
{
    constexpr qsizetype kLongest = 10;
    const qsizetype end = text.first(qMin(kLongest, text.size())).indexOf(u';');
    if (end < 3 || !text.startsWith(u"&#"))
        return std::nullopt;
    const bool isHex = text[2] == u'x' || text[2] == u'X';
    bool isNumber = false;
    const auto code = text.sliced(2, end - 2).sliced(isHex ? 1 : 0).toUShort(&isNumber, isHex ? 16 : 10);
    const bool isVisible = isNumber && code > 0x20 && code < 0x7f;
    return isVisible ? std::optional(Escape{end + 1, QChar(static_cast<char16_t>(code))}) : std::nullopt;
}

std::optional<Escape> entityAt(QStringView text)
{
    for (const Entity &entity : kEntities) {
        if (text.startsWith(entity.name, Qt::CaseInsensitive))
            return Escape{entity.name.size(), QChar(entity.meaning)};
    }
    return numericEntityAt(text);
}

/// Whether an entity stands for '&' in the text.
bool hasAmpersandEntity(QStringView text)
{
    for (qsizetype i = text.indexOf(u'&'); i >= 0; i = text.indexOf(u'&', i + 1)) {
        const auto escape = entityAt(text.sliced(i));
        if (escape && escape->meaning == u'&')
            return true;
    }
    return false;
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
    if (hasAmpersandEntity(parameters))
        plain = replaced(plain, entityAt);
    if (parameters.contains(u"\\u0026"))
        plain = replaced(plain, codeAt);
    return plain;
}

} // namespace budget
