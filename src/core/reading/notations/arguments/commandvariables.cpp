// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/arguments/commandvariables.h"

#include "core/reading/notations/commandlines.h"
#include "core/reading/notations/settings/groups/settingsconnections.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/notations/shellwords.h"

#include <algorithm>
#include <array>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

/// The length of the option before a variable: '-e', '--env=', '--from-literal='.
qsizetype lengthOfOption(QStringView word)
{
    if (word.startsWith(u"--"))
        return word.indexOf(u'=') + 1;
    return word.startsWith(u"-e") ? 2 : 0;
}

/// The position of the '=' behind the name of a setting of a connection in capital letters; -1 where there is none.
qsizetype endOfVariable(QStringView word)
{
    const qsizetype equals = word.indexOf(u'=');
    if (equals <= 0)
        return -1;
    const QStringView name = word.first(equals);
    const auto isOfVariable = [](QChar c) { return c == u'_' || c.isDigit() || c.isUpper(); };
    return std::ranges::all_of(name, isOfVariable) && settingNameOf(name) ? equals : -1;
}

/// The variables in a word that are separated by commas, as in gcloud's --set-env-vars.
std::vector<SourceText> listedIn(const SourceText &word)
{
    std::vector<SourceText> items;
    qsizetype from = 0;
    for (qsizetype comma = word.view().indexOf(u','); comma >= 0; comma = word.view().indexOf(u',', comma + 1)) {
        if (endOfVariable(word.view().sliced(comma + 1)) < 0)
            continue;
        items.push_back(word.mid(from, comma - from));
        from = comma + 1;
    }
    items.push_back(word.mid(from));
    return items;
}

/// Whether the line sets variables for the shell itself, which LineReader reads.
bool isOfShell(QStringView first)
{
    constexpr std::array<QStringView, 9> kWords{u"export", u"ENV",    u"ARG",    u"set", u"declare",
                                                u"env",    u"setenv", u"SetEnv", u"setx"};
    return first.contains(u'=') || std::ranges::find(kWords, first) != kWords.end();
}

std::optional<FoundConnection> variablesOf(const SourceText &line)
{
    constexpr std::size_t kFewest = 2;
    const std::vector<ShellWord> words = shellWordsWithOperators(line);
    if (words.size() < kFewest || isOfShell(words.front().text.view()))
        return std::nullopt;
    const bool isOpen = hasOpenQuote(line);
    ScannedSettings scanned;
    scanned.scopes.emplace_back();
    for (const ShellWord &word : words) {
        for (const SourceText &item : listedIn(word.text.mid(lengthOfOption(word.text.view())))) {
            const qsizetype equals = endOfVariable(item.view());
            if (equals < 0)
                continue;
            const SourceText value = item.mid(equals + 1);
            const bool isClear = !isOpen && word.operators.empty();
            scanned.settings.push_back({item.text().first(equals),
                                        item.span(0, equals),
                                        {isClear ? Kind::Literal : Kind::Unclear, value, value.span(), true, true}});
        }
    }
    const bool isList = std::ranges::any_of(scanned.settings, [](const ScannedSetting &setting) {
        return setting.value.text.view().endsWith(u',');
    });
    if (scanned.settings.size() < kFewest || isList)
        return std::nullopt;
    auto found = settingsConnections(std::move(scanned));
    if (found.size() != 1)
        return std::nullopt;
    FoundConnection connection{{}, line.span(), std::move(found.front().reading)};
    if (connection.reading) {
        connection.reading->form = TextForm::PsqlCommand;
        connection.reading->whole = line.span();
    }
    return connection;
}

} // namespace

std::vector<FoundConnection> commandVariables(const SourceText &text)
{
    std::vector<FoundConnection> found;
    for (const SourceText &line : commandsOf(text)) {
        if (auto variables = variablesOf(line))
            found.push_back(*std::move(variables));
    }
    return found;
}

} // namespace budget
