// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/urltext.h"

#include "core/reading/notations/urlsettings.h"

namespace budget {

namespace {

bool isSchemeCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_' || c == u'-' || c == u'.';
}

bool isNameCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetter()) || c == u'_';
}

/// Where the parameters begin: the first '?name=' from `from` on, or the end.
qsizetype indexOfParameters(QStringView text, qsizetype from)
{
    for (qsizetype mark = text.indexOf(u'?', from); mark >= 0; mark = text.indexOf(u'?', mark)) {
        const qsizetype nameFrom = ++mark;
        while (mark < text.size() && isNameCharacter(text[mark]))
            ++mark;
        if (mark > nameFrom && mark < text.size() && text[mark] == u'=')
            return nameFrom - 1;
    }
    return text.size();
}

/// Where libpq ends the user's part: at an '@' before the first '/', or nowhere (-1).
qsizetype libpqAt(QStringView text, qsizetype from)
{
    for (qsizetype i = from; i < text.size() && text[i] != u'/'; ++i) {
        if (text[i] == u'@')
            return i;
    }
    return -1;
}

qsizetype lastAt(QStringView text, qsizetype from, qsizetype end)
{
    const qsizetype at = text.first(end).lastIndexOf(u'@');
    return at < from ? -1 : at;
}

} // namespace

std::optional<UrlScheme> postgresScheme(QStringView text)
{
    UrlScheme scheme;
    if (text.startsWith(u"jdbc:", Qt::CaseInsensitive)) {
        scheme.isJdbc = true;
        scheme.length = 5;
    }
    const QStringView rest = text.sliced(scheme.length);
    if (!rest.startsWith(u"postgres", Qt::CaseInsensitive))
        return std::nullopt;
    scheme.length += rest.startsWith(u"postgresql", Qt::CaseInsensitive) ? 10 : 8;
    if (scheme.length < text.size() && text[scheme.length] == u'+') {
        scheme.driverFrom = ++scheme.length;
        while (scheme.length < text.size() && isSchemeCharacter(text[scheme.length]))
            ++scheme.length;
        scheme.driverLength = scheme.length - scheme.driverFrom;
    }
    if (!text.sliced(scheme.length).startsWith(u"://"))
        return std::nullopt;
    scheme.length += 3;
    return scheme;
}

qsizetype indexOfPostgresUrl(QStringView text, qsizetype from)
{
    for (qsizetype i = from; (i = text.indexOf(u"postgres", i, Qt::CaseInsensitive)) >= 0; i += 8) {
        if (!postgresScheme(text.sliced(i)))
            continue;
        const bool isJdbc = i >= from + 5 && text.sliced(i - 5, 5).compare(u"jdbc:", Qt::CaseInsensitive) == 0;
        return isJdbc ? i - 5 : i;
    }
    return -1;
}

Readable<RawReading> readUrl(const SourceText &text)
{
    const auto scheme = postgresScheme(text.view());
    if (!scheme)
        return faultAt(text.span(), FaultKind::NotRecognised);
    const qsizetype from = scheme->length;
    auto strict = urlSettings(text, *scheme, libpqAt(text.view(), from), UrlRules::Libpq);
    if (strict)
        return strict;
    const qsizetype firstAt = text.view().indexOf(u'@', from);
    const qsizetype parameters = indexOfParameters(text.view(), qMax(firstAt, from));
    const qsizetype at = lastAt(text.view(), from, parameters);
    auto tolerant = urlSettings(text, *scheme, at, UrlRules::Tolerant);
    const qsizetype last = lastAt(text.view(), from, text.size());
    if (tolerant || last == at)
        return tolerant;
    auto widest = urlSettings(text, *scheme, last, UrlRules::Tolerant);
    return widest ? widest : tolerant;
}

} // namespace budget
