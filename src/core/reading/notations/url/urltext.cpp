// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/url/urltext.h"

#include "core/reading/notations/url/urlescapes.h"
#include "core/reading/notations/url/urlsettings.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

constexpr qsizetype kLongestScheme = 64;

bool isSchemeCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_' || c == u'-' || c == u'.';
}

bool isNameCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetter()) || c == u'_';
}

/// The names that programs use for PostgreSQL and compatible databases in URL schemes.
constexpr std::array<QStringView, 15> kNames{u"postgresql_psycopg2",
                                             u"postgresql",
                                             u"postgres",
                                             u"postgis",
                                             u"postgrex",
                                             u"pgsql",
                                             u"psql",
                                             u"pgx",
                                             u"pg",
                                             u"ecto",
                                             u"timescale",
                                             u"cockroachdb",
                                             u"cockroach",
                                             u"redshift",
                                             u"asyncpg"};

/// The prefixes of Java drivers before the URL. A prefix stands before every shorter prefix with which it ends.
constexpr std::array<QStringView, 12> kPrefixes{
    u"jdbc:otel:",           u"jdbc:p6spy:", u"jdbc:log4jdbc:", u"jdbc:aws-wrapper:",
    u"jdbc-secretsmanager:", u"r2dbc:pool:", u"r2dbcs:",        u"vertx-reactive:",
    u"jdbc:tracing:",        u"jdbc:pool:",  u"jdbc:",          u"r2dbc:"};

/// The length of the name with which a scheme begins, or 0. Only 'postgres' and 'postgresql' may have a driver.
qsizetype lengthOfName(QStringView text)
{
    for (const QStringView name : kNames) {
        const QStringView rest = text.sliced(qMin(name.size(), text.size()));
        if (text.startsWith(name, Qt::CaseInsensitive) && (rest.startsWith(u"://") || rest.startsWith(u'+')))
            return name.size();
    }
    return 0;
}

bool isWordCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_' || c == u'+' || c == u'-' || c == u'.';
}

/// The position of the parameters: that of the first '?name=' from `from` on, or the end of the text.
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

/// The position at which libpq ends the user part: the first '@' if it stands before the first '/', else -1.
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

/// Reads the URL by the rules of libpq, or else by tolerant rules.
Readable<RawReading> readSplit(const SourceText &text)
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

} // namespace

std::optional<UrlScheme> postgresScheme(QStringView text)
{
    UrlScheme scheme;
    for (const QStringView prefix : kPrefixes) {
        if (text.startsWith(prefix, Qt::CaseInsensitive) && prefix.size() > scheme.length) {
            scheme.isJdbc = true;
            scheme.length = prefix.size();
        }
    }
    const QStringView rest = text.sliced(scheme.length);
    const qsizetype length = lengthOfName(rest);
    if (length == 0)
        return std::nullopt;
    scheme.length += length;
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
    for (qsizetype colon = text.indexOf(u"://", from); colon >= 0; colon = text.indexOf(u"://", colon + 3)) {
        qsizetype start = colon;
        while (start > from && colon - start < kLongestScheme && isWordCharacter(text[start - 1]))
            --start;
        if (!postgresScheme(text.sliced(start)))
            continue;
        for (const QStringView prefix : kPrefixes) {
            const qsizetype before = start - prefix.size();
            if (before >= from && text.sliced(before, prefix.size()).compare(prefix, Qt::CaseInsensitive) == 0)
                return before;
        }
        return start;
    }
    return -1;
}

Readable<RawReading> readUrl(const SourceText &text)
{
    return readSplit(withoutEscapes(text));
}

} // namespace budget
