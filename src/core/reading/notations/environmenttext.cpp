// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/environmenttext.h"

#include "core/address/libpqparameters.h"

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

} // namespace budget
