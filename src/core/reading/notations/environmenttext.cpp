// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/environmenttext.h"

#include "core/address/libpqparameters.h"
#include "core/reading/notations/shellwords.h"

#include <algorithm>
#include <array>

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

/// `PGHOST = h` and `PGHOST: h`: the name stands alone, or with its colon.
bool addSpread(const std::vector<SourceText> &words, std::size_t i, RawReading &reading)
{
    const bool hasColon = words[i].view().endsWith(u':');
    const QStringView name = hasColon ? words[i].view().chopped(1) : words[i].view();
    const ParameterRule *rule = libpqParameterOfVariable(withoutPrefix(name));
    const std::size_t value = i + (hasColon ? 1 : 2);
    const bool isSpread = rule && value < words.size() && (hasColon || words[i + 1].text() == u"=");
    if (isSpread)
        add(reading, *rule, words[i], words[value]);
    return isSpread;
}

} // namespace

bool hasLibpqVariables(QStringView text)
{
    constexpr std::array<QStringView, 5> kTelling{u"PGHOST", u"PGUSER", u"PGDATABASE", u"PGPASSWORD", u"PGHOSTADDR"};
    return std::any_of(kTelling.begin(), kTelling.end(), [text](QStringView name) {
        for (qsizetype i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + name.size())) {
            const QStringView rest =
                text.sliced(i + name.size()).first(qMin<qsizetype>(8, text.size() - i - name.size()));
            const bool isWord = i == 0 || !(text[i - 1].isLetterOrNumber() || text[i - 1] == u'_');
            if (isWord && (rest.trimmed().startsWith(u'=') || rest.startsWith(u':')))
                return true;
        }
        return false;
    });
}

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

Readable<RawReading> readEnvironmentText(const SourceText &text)
{
    RawReading reading;
    reading.form = TextForm::Environment;
    const std::vector<SourceText> words = shellWords(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!addLibpqVariable(words[i], reading))
            addSpread(words, i, reading);
    }
    return reading;
}

} // namespace budget
