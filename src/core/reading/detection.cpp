// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/detection.h"

#include "core/address/libpqparameters.h"
#include "core/reading/notations/dotnettext.h"
#include "core/reading/notations/environmenttext.h"
#include "core/reading/notations/envscan.h"
#include "core/reading/notations/keyvaluetext.h"
#include "core/reading/notations/psqltext.h"
#include "core/reading/notations/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

namespace {

/// A variable may hold a text that sets a variable …, but not for ever.
constexpr int kDeepest = 3;

Readable<RawReading> readAt(const SourceText &wrapped, int depth);

Readable<RawReading> withWhole(Readable<RawReading> reading, const SourceText &text)
{
    if (reading)
        reading->whole = text.span();
    return reading;
}

bool hasForeignScheme(QStringView text)
{
    const qsizetype end = text.indexOf(u"://");
    const auto isSchemeCharacter = [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView(u"+-.:").contains(c);
    };
    return end > 0 && end < 40 && std::all_of(text.begin(), text.begin() + end, isSchemeCharacter);
}

bool isSchemeMissing(QStringView text)
{
    const bool hasBlank = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    return text.indexOf(u'@') > 0 && !hasBlank;
}

/// One URL to a line, several lines: a list, rather than a URL that was broken in two.
bool isListOfUrls(const SourceText &text)
{
    const qsizetype next = indexOfPostgresUrl(text.view(), 1);
    if (next < 0)
        return false;
    qsizetype before = next;
    while (before > 0 && text.at(before - 1).isSpace() && !isLineBreak(text.at(before - 1)))
        --before;
    return before > 0 && isLineBreak(text.at(before - 1));
}

Readable<RawReading> readUrlText(const SourceText &text)
{
    if (isListOfUrls(text))
        return faultAt(text.span(), FaultKind::SeveralCandidates);
    const SourceText line = unwrapped(joinedLines(text));
    return withWhole(readUrl(line), line);
}

/// The value of the one variable, with the lines behind it that a line break made of it.
// NOLINTNEXTLINE(misc-no-recursion): a value is read like a whole text, at most kDeepest deep
Readable<RawReading> readVariable(const SourceText &text, const EnvConnection &found, int depth)
{
    if (!found.entry.quote.isNull() || !postgresScheme(found.value.view()))
        return readAt(found.value, depth + 1);
    qsizetype end = found.entry.value.offset + found.entry.value.length;
    int line = found.entry.line;
    for (const EnvEntry &entry : scannedEnv(text.view())) {
        if (entry.line != line + 1 || !entry.key.isEmpty() || entry.value.length == 0)
            continue;
        end = entry.value.offset + entry.value.length;
        ++line;
    }
    return readAt(text.mid(found.entry.value.offset, end - found.entry.value.offset), depth + 1);
}

/// A URL within other text, up to the quote that closes it, or to a blank.
Readable<RawReading> readEmbeddedUrl(const SourceText &text, qsizetype from)
{
    const QChar open = from > 0 ? text.at(from - 1) : QChar();
    const bool isQuoted = isQuote(open) || open == u'`' || open == u'<';
    const auto ends = [&](QChar c) {
        if (!isQuoted)
            return c.isSpace() || isQuote(c) || c == u'`';
        return open == u'<' ? c == u'>' : c == open || closesQuote(open, c);
    };
    qsizetype end = from;
    while (end < text.size() && !ends(text.at(end)))
        ++end;
    if (indexOfPostgresUrl(text.view(), end) >= 0)
        return faultAt(text.span(), FaultKind::SeveralCandidates);
    return readUrlText(unwrapped(text.mid(from, end - from)));
}

/// Pairs are a connection only if a name among them says so.
bool hasAddress(const RawReading &reading)
{
    return std::any_of(reading.settings.begin(), reading.settings.end(), [](const RawSetting &setting) {
        const ParameterRule *rule = libpqParameter(libpqNameOf(setting.name));
        return rule && rule->use == ParameterUse::Address;
    });
}

Readable<RawReading> readPairs(const SourceText &text)
{
    const qsizetype equals = text.view().indexOf(u'=');
    const bool isKnown = equals > 0 && !libpqNameOf(text.view().first(equals).trimmed()).isEmpty();
    const auto reading = isDotNetText(text.view()) ? readDotNetText(text) : readKeyValueText(text);
    if (reading ? !hasAddress(*reading) : !isKnown)
        return faultAt(text.span(), FaultKind::NotRecognised);
    return withWhole(reading, text);
}

bool looksLikePairs(const SourceText &text)
{
    const qsizetype equals = text.view().indexOf(u'=');
    return equals > 0 && equals <= 40 && indexOfPostgresUrl(text.view().first(equals)) < 0;
}

Readable<RawReading> readPlainText(const SourceText &text)
{
    const qsizetype url = indexOfPostgresUrl(text.view());
    const bool isNamed = looksLikePairs(text)
        && !libpqNameOf(text.view().first(text.view().indexOf(u'=')).trimmed()).isEmpty();
    if (url >= 0 && !isNamed)
        return readEmbeddedUrl(text, url);
    if (looksLikePairs(text))
        return readPairs(text);
    return faultAt(text.span(), isSchemeMissing(text.view()) ? FaultKind::SchemeMissing : FaultKind::NotRecognised);
}

// NOLINTNEXTLINE(misc-no-recursion): see readVariable()
Readable<RawReading> readAt(const SourceText &wrapped, int depth)
{
    const SourceText text = unwrapped(wrapped);
    if (text.isEmpty())
        return faultAt(wrapped.span(), FaultKind::Empty);
    if (postgresScheme(text.view()))
        return readUrlText(text);
    if (hasForeignScheme(text.view()))
        return faultAt(text.span(0, text.view().indexOf(u"://")), FaultKind::OtherDatabase);
    if (isPsqlText(text))
        return withWhole(readPsqlText(text), text);
    const auto connections = depth < kDeepest ? envConnections(text) : std::vector<EnvConnection>();
    const bool hasVariables = hasLibpqVariables(text.view());
    if (connections.size() + (hasVariables ? 1 : 0) > 1)
        return faultAt(text.span(), FaultKind::SeveralCandidates);
    if (hasVariables)
        return withWhole(readEnvironmentText(text), text);
    return connections.empty() ? readPlainText(text) : readVariable(text, connections.front(), depth);
}

} // namespace

Readable<RawReading> readAnyForm(const SourceText &text)
{
    return readAt(text, 0);
}

} // namespace budget
