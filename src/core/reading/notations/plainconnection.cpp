// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/plainconnection.h"

#include "core/address/libpqparameters.h"
#include "core/reading/notations/commandlines.h"
#include "core/reading/notations/dotnettext.h"
#include "core/reading/notations/keyvaluetext.h"
#include "core/reading/notations/psqltext.h"
#include "core/reading/notations/url/embeddedurl.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

namespace budget {

namespace {

/// The length of the prefix of PHP's 'pgsql:host=…;dbname=…' or Perl's 'dbi:Pg:dbname=…;host=…'; 0 where there is none.
qsizetype lengthOfDsnPrefix(QStringView text)
{
    for (const QStringView prefix : {QStringView(u"pgsql:"), QStringView(u"dbi:Pg:")}) {
        if (text.startsWith(prefix, Qt::CaseInsensitive) && !text.sliced(prefix.size()).startsWith(u"//"))
            return prefix.size();
    }
    return 0;
}

bool isAddressName(QStringView name)
{
    const ParameterRule *rule = libpqParameter(libpqNameOf(name.trimmed()));
    return rule && (rule->use == ParameterUse::Address || rule->name == u"hostaddr");
}

/// Whether the text has the names of at least two address parts, one of them at its beginning: 'host=… user=…',
/// 'Server=…;Database=…'.
bool isPairs(QStringView text)
{
    constexpr qsizetype kLongestName = 40;
    const qsizetype first = text.indexOf(u'=');
    if (first <= 0 || first > kLongestName || !(isAddressName(text.first(first)) || isDotNetText(text)))
        return false;
    for (qsizetype equals = text.indexOf(u'=', first + 1); equals >= 0; equals = text.indexOf(u'=', equals + 1)) {
        const QStringView before = text.sliced(qMax<qsizetype>(first, equals - kLongestName),
                                               equals - qMax<qsizetype>(first, equals - kLongestName))
                                        .trimmed();
        const qsizetype blank = qMax(before.lastIndexOf(u' '), before.lastIndexOf(u';'));
        if (isAddressName(before.sliced(blank + 1)) || isAddressName(before.sliced(before.lastIndexOf(u';') + 1)))
            return true;
    }
    return false;
}

bool isPsqlCommand(const SourceText &text)
{
    return isOneCommand(text) && isPsqlText(text);
}

} // namespace

bool isPlainConnection(const SourceText &wrapped)
{
    const SourceText text = unwrapped(wrapped);
    return postgresScheme(text.view()) || isPsqlCommand(text) || lengthOfDsnPrefix(text.view()) > 0
        || isPairs(text.view());
}

Readable<RawReading> readPlainConnection(const SourceText &wrapped, UrlPlace place)
{
    const Unwrapped parts = unwrappedParts(wrapped);
    const SourceText &text = parts.text;
    if (isPsqlCommand(text))
        return readPsqlText(text);
    const SourceText pairs = text.mid(lengthOfDsnPrefix(text.view()));
    const bool isUrl = postgresScheme(text.view()).has_value();
    auto reading = isUrl             ? readUrlText(text, place)
        : isDotNetText(pairs.view()) ? readDotNetText(pairs)
                                     : readKeyValueText(pairs);
    if (reading && !isUrl)
        reading->whole = text.span();
    return withoutLooseEnd(std::move(reading), parts);
}

} // namespace budget
