// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/environmenttext.h"

#include "core/address/libpqparameters.h"
#include "core/reading/notations/shellwords.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QStringView withoutPrefix(QStringView name)
{
    constexpr QStringView kPowerShell = u"$env:";
    return name.startsWith(kPowerShell, Qt::CaseInsensitive) ? name.sliced(kPowerShell.size()) : name;
}

void add(RawReading &reading, const ParameterRule &rule, const SourceText &name, const SourceText &value)
{
    reading.settings.push_back({rule.name.toString(), value.text(), name.span(), value.span()});
}

} // namespace

bool addLibpqVariable(const SourceText &word, RawReading &reading)
{
    const qsizetype equals = word.view().indexOf(u'=');
    if (equals <= 0)
        return false;
    const SourceText name = word.mid(0, equals);
    const ParameterRule *rule = libpqParameterOfVariable(withoutPrefix(name.view()));
    if (rule)
        add(reading, *rule, name, word.mid(equals + 1));
    return rule;
}

std::optional<RawReading> shellVariables(const SourceText &text)
{
    const bool isOneLine = std::ranges::none_of(text.view(), isLineBreak);
    const qsizetype quotes = text.view().count(u'\'') - text.view().count(u"\\'"); // without escaped ones: it'\''s
    if (!isOneLine || quotes % 2 != 0 || text.view().count(u'"') % 2 != 0)
        return std::nullopt;
    RawReading reading;
    reading.form = TextForm::Settings;
    const std::vector<SourceText> words = shellWords(text);
    const bool areVariables = std::ranges::all_of(words, [&reading](const SourceText &word) {
        return addLibpqVariable(word, reading);
    });
    return areVariables && words.size() > 1 ? std::optional(std::move(reading)) : std::nullopt;
}

} // namespace budget
