// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/pgpasstext.h"

#include "core/address/hosttext.h"
#include "core/reading/source/clipboardtext.h"

#include <array>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QStringView, 5> kFields{u"host", u"port", u"dbname", u"user", u"password"};
constexpr QStringView kAny = u"*";

/// The fields between the colons; nothing where there are fewer than five or more than six.
std::optional<std::vector<SourceText>> fieldsOf(const SourceText &line)
{
    std::vector<SourceText> fields(1);
    fields.back().standAt(line.span(0, 0).offset);
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u':') {
            if (fields.size() > kFields.size())
                return std::nullopt;
            fields.emplace_back();
            fields.back().standAt(line.span(i + 1, 0).offset);
            continue;
        }
        i += line.at(i) == u'\\' && i + 1 < line.size() ? 1 : 0;
        fields.back().append(line, i);
    }
    return fields.size() < kFields.size() ? std::nullopt : std::optional(fields);
}

bool isPgpass(const std::vector<SourceText> &fields)
{
    const QStringView host = fields[0].view();
    const QStringView port = fields[1].view();
    return (host == kAny || isPossibleHost(host)) && (port == kAny || portNumber(port)) && !fields[3].isEmpty()
        && !fields[4].isEmpty() && !fields[3].view().contains(u' ');
}

Readable<RawReading> readFields(const std::vector<SourceText> &fields)
{
    // A sixth field means that a ':' in the password is not escaped; libpq would end the password there.
    if (fields.size() > kFields.size())
        return faultAt(fields[4].span(), FaultKind::ValueUnclear, Field::Password);
    RawReading reading;
    reading.form = TextForm::Settings;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (fields[i].view() != kAny && !fields[i].isEmpty())
            reading.settings.push_back({kFields.at(i).toString(), fields[i].text(), {}, fields[i].span()});
    }
    return reading;
}

} // namespace

std::vector<FoundConnection> pgpassLines(const SourceText &text)
{
    std::vector<FoundConnection> found;
    qsizetype end = 0;
    for (qsizetype from = 0; from < text.size(); from = end + 1) {
        end = from;
        while (end < text.size() && !isLineBreak(text.at(end)))
            ++end;
        const SourceText line = text.mid(from, end - from);
        const auto fields = line.view().startsWith(u'#') ? std::nullopt : fieldsOf(line);
        if (!fields || !isPgpass(*fields))
            continue;
        auto reading = readFields(*fields);
        if (reading)
            reading->whole = line.span();
        found.push_back({fields->front().text(), line.span(), std::move(reading)});
    }
    return found;
}

} // namespace budget
