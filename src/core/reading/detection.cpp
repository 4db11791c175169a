// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/detection.h"

#include "core/address/libpqparameters.h"
#include "core/reading/notations/arguments/argumentlines.h"
#include "core/reading/notations/arguments/commandvariables.h"
#include "core/reading/notations/commandlines.h"
#include "core/reading/notations/dotnettext.h"
#include "core/reading/notations/environmenttext.h"
#include "core/reading/notations/envscan.h"
#include "core/reading/notations/labels/labelledtext.h"
#include "core/reading/notations/pgpasstext.h"
#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/psqltext.h"
#include "core/reading/notations/settings/groups/passwordbeside.h"
#include "core/reading/notations/settings/groups/settingsconnections.h"
#include "core/reading/notations/url/embeddedurl.h"
#include "core/reading/notations/url/urlextent.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"
#include "core/reading/source/defaultvalues.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace budget {

namespace {

Detection whole(Readable<RawReading> reading, const SourceText &text)
{
    if (reading && reading->whole.length == 0)
        reading->whole = text.span();
    return {{{{}, text.span(), std::move(reading)}}, true};
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

/// The text from the value of the only variable on, if the value is a URL that goes on in the next line.
std::optional<SourceText> brokenUrl(const SourceText &text)
{
    const auto connections = envConnections(text);
    if (connections.size() != 1)
        return std::nullopt;
    const EnvConnection &found = connections.front();
    if (!found.entry.quote.isNull() || found.entry.key.isEmpty() || !postgresScheme(found.value.view()))
        return std::nullopt;
    const TextSpan value = found.entry.value;
    if (!postgresScheme(text.view().sliced(value.offset)))
        return std::nullopt; // a quoted value with further text behind it is source code
    const UrlExtent extent = urlExtent(text, value.offset, text.size(), UrlPlace::InText);
    const bool goesOn = !extent.doubt && extent.end > value.offset + value.length;
    return goesOn ? std::optional(text.mid(value.offset)) : std::nullopt;
}

/// Whether the settings include a part of an address; other name=value pairs are not a connection.
bool hasAddress(const RawReading &reading)
{
    return std::any_of(reading.settings.begin(), reading.settings.end(), [](const RawSetting &setting) {
        const ParameterRule *rule = libpqParameter(libpqNameOf(setting.name));
        return rule && rule->use == ParameterUse::Address;
    });
}

bool startsWithPair(QStringView text)
{
    constexpr qsizetype kLongestName = 40;
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0 || equals > kLongestName)
        return false;
    const QStringView name = text.first(equals).trimmed();
    if (isDotNetText(text))
        return true;
    const bool isOneLine = std::ranges::none_of(text, isLineBreak);
    const QStringView value = text.sliced(equals + 1).trimmed();
    const auto *const blank = std::ranges::find_if(value, [](QChar c) { return c.isSpace(); });
    const bool isCode = std::any_of(value.begin(), blank, [](QChar c) { return QStringView(u"([{").contains(c); });
    return libpqParameter(name) || (isOneLine && !isCode && !libpqNameOf(name).isEmpty());
}

/// Fails where a text of several lines contains a password with a backslash and without quotes: for some programs such
/// a backslash is an escape, for others a literal character.
Readable<RawReading> withClearSecrets(Readable<RawReading> pairs, const SourceText &text)
{
    if (std::ranges::none_of(text.view(), isLineBreak) || pairs->form != TextForm::KeyValue)
        return pairs;
    for (const RawSetting &setting : pairs->settings) {
        const bool isChanged = setting.name == u"password" && setting.span.length != setting.value.size();
        if (isChanged)
            return faultAt(setting.span, FaultKind::ValueUnclear, Field::Password);
    }
    return pairs;
}

bool hasSetting(const RawReading &reading, const QString &name)
{
    return std::ranges::any_of(reading.settings, [&](const RawSetting &setting) { return setting.name == name; });
}

/// Moves the variables of earlier lines (`export PGPASSWORD=…`) into the command that uses them.
void takeVariables(std::vector<FoundConnection> &found, FoundConnection &command)
{
    const auto isBesideCommand = [&](const FoundConnection &each) {
        return each.reading && command.reading && each.span.offset < command.span.offset
            && !hasSetting(*each.reading, QStringLiteral("host")) && each.reading->form == TextForm::Settings;
    };
    for (const FoundConnection &each : found) {
        if (!isBesideCommand(each))
            continue;
        for (const RawSetting &setting : each.reading->settings) {
            if (!hasSetting(*command.reading, setting.name))
                command.reading->settings.insert(command.reading->settings.begin(), setting);
        }
    }
    std::erase_if(found, isBesideCommand);
}

/// Whether the connection begins within one of the commands, which do not overlap and are in the order of the text.
bool isWithin(const std::vector<FoundConnection> &commands, const FoundConnection &each)
{
    const qsizetype at = each.span.offset;
    const auto behind = std::ranges::upper_bound(commands, at, {},
                                                 [](const FoundConnection &command) { return command.span.offset; });
    return behind != commands.begin() && at < std::prev(behind)->span.offset + std::prev(behind)->span.length;
}

/// All connections within the text, in the order of the text.
std::vector<FoundConnection> partsOf(const SourceText &text)
{
    std::vector<FoundConnection> found = settingsConnections(text);
    const auto append = [&found](std::vector<FoundConnection> more) {
        found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    std::vector<FoundConnection> commands = commandLines(text);
    std::vector<FoundConnection> variables = commandVariables(text);
    std::erase_if(commands, [&](const FoundConnection &each) { return isWithin(variables, each); });
    std::ranges::move(variables, std::back_inserter(commands));
    std::ranges::sort(commands, {}, [](const FoundConnection &each) { return each.span.offset; });
    // variables in front of a command: PGPASSWORD=… psql …
    std::erase_if(found, [&](const FoundConnection &each) { return isWithin(commands, each); });
    if (commands.size() == 1)
        takeVariables(found, commands.front());
    std::vector<FoundConnection> arguments = argumentLines(text);
    std::erase_if(found, [&](const FoundConnection &each) { return isWithin(arguments, each); });
    append(std::move(arguments));
    append(std::move(commands));
    append(pgpassLines(text));
    if (found.empty())
        append(embeddedUrls(text));
    if (found.empty())
        append(labelledConnections(text));
    if (found.size() == 1)
        found.front().reading = withPasswordBeside(std::move(found.front().reading), text);
    std::ranges::stable_sort(found, {}, [](const FoundConnection &each) { return each.span.offset; });
    return found;
}

FaultKind unrecognised(const SourceText &text)
{
    if (text.size() > kLongestLabelledText)
        return FaultKind::TextTooLong;
    return isSchemeMissing(text.view()) ? FaultKind::SchemeMissing : FaultKind::NotRecognised;
}

/// Reads the text as key=value pairs, or, where neither libpq nor .NET would read them as a connection, as lines
/// `name=value` of a file.
Detection detectedPairs(const Unwrapped &unwrapped)
{
    const SourceText &text = unwrapped.text;
    auto pairs = readPlainConnection(text);
    if (pairs && hasAddress(*pairs))
        return whole(withClearSecrets(std::move(pairs), text), text);
    std::vector<FoundConnection> parts = partsOf(unwrapped.open);
    const bool isReadable = std::ranges::any_of(parts, [](const FoundConnection &each) { return !!each.reading; });
    if (isReadable || (pairs && !parts.empty()))
        return {std::move(parts), false};
    return whole(pairs ? Readable<RawReading>(faultAt(text.span(), FaultKind::NotRecognised)) : pairs, text);
}

/// Whether quotes or angle brackets enclose the whole text.
bool isQuoted(QStringView wrapped)
{
    const QStringView text = wrapped.trimmed();
    return text.size() > 1
        && (closesQuote(text.front(), text.back()) || (text.front() == u'`' && text.back() == u'`')
            || (text.front() == u'<' && text.back() == u'>'));
}

Detection detectedUrl(const SourceText &text, UrlPlace place)
{
    auto reading = readUrlText(text, place);
    if (!reading && reading.error().kind == FaultKind::SeveralCandidates)
        return {embeddedUrls(text), false};
    return whole(withPasswordBeside(std::move(reading), text), text);
}

Detection detectedIn(const Unwrapped &unwrapped, UrlPlace place)
{
    const SourceText &text = unwrapped.text;
    if (postgresScheme(text.view()))
        return detectedUrl(text, place);
    if (hasForeignScheme(text.view()))
        return whole(faultAt(text.span(0, text.view().indexOf(u"://")), FaultKind::OtherDatabase), text);
    if (isOneCommand(text) && isPsqlText(text))
        return whole(readPsqlText(text), text);
    if (auto variables = shellVariables(text))
        return whole(*std::move(variables), text);
    if (startsWithPair(text.view()))
        return detectedPairs(unwrapped);
    if (const auto broken = brokenUrl(text))
        return detectedUrl(*broken, UrlPlace::AtBeginning);
    std::vector<FoundConnection> parts = partsOf(unwrapped.open);
    if (!parts.empty())
        return {std::move(parts), false};
    return whole(faultAt(text.span(), unrecognised(text)), text);
}

} // namespace

Detection detected(const SourceText &written)
{
    const SourceText wrapped = withDefaultsInUrls(withoutEscapedQuotes(written));
    const Unwrapped parts = unwrappedParts(wrapped);
    if (parts.text.isEmpty())
        return whole(faultAt(wrapped.span(), FaultKind::Empty), wrapped);
    Detection detection = detectedIn(parts, isQuoted(wrapped.view()) ? UrlPlace::Quoted : UrlPlace::AtBeginning);
    if (detection.isWhole)
        detection.found.front().reading = withoutLooseEnd(std::move(detection.found.front().reading), parts);
    return detection;
}

} // namespace budget
