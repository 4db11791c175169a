// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/labels/labelledtext.h"

#include "core/address/hosttext.h"
#include "core/reading/notations/labels/labelcells.h"
#include "core/reading/notations/labels/labelcolumns.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <set>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

bool isOneWord(QStringView text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.isSpace(); });
}

/// Whether the cells name a host, and a user, a password or a database, each of them once.
bool isConnection(const std::vector<LabelCell> &cells)
{
    std::set<QString> names;
    bool hasHost = false;
    for (const LabelCell &cell : cells) {
        const QStringView value = cell.value.view();
        if (!names.insert(cell.name).second || (cell.name != u"password" && !isOneWord(value)))
            return false;
        const bool isHost = cell.name == u"host" && isPossibleHost(value)
            && (value.contains(u'.') || value.contains(u':') || value == u"localhost");
        hasHost = hasHost || isHost;
    }
    return hasHost && names.size() > 1 && !(names.size() == 2 && names.contains(u"port"_s));
}

/// The text with a line break in place of each tag of HTML; nothing where there is no such tag.
std::optional<SourceText> withoutMarkup(const SourceText &text)
{
    static const QRegularExpression tag(
        uR"(</?(?:table|tbody|thead|tr|td|th|dl|dt|dd|ul|ol|li|p|div|span|br|b|strong|em|i|code|pre|label|h[1-6])\b[^<>]*>)"_s,
        QRegularExpression::CaseInsensitiveOption);
    SourceText plain;
    qsizetype from = 0;
    for (auto each = tag.globalMatch(text.text()); each.hasNext();) {
        const auto match = each.next();
        for (; from < match.capturedStart(); ++from)
            plain.append(text, from);
        plain.append(u"\n"_s, text.span(from, 1).offset);
        from = match.capturedEnd();
    }
    if (from == 0)
        return std::nullopt;
    for (; from < text.size(); ++from)
        plain.append(text, from);
    return plain;
}

FoundConnection connectionOf(const std::vector<LabelCell> &cells)
{
    RawReading reading;
    reading.form = TextForm::Settings;
    const TextSpan first = cells.front().labelSpan;
    const TextSpan last = cells.back().value.span();
    reading.whole = {first.offset, last.offset + last.length - first.offset};
    for (const LabelCell &cell : cells) {
        const bool isEncoded = cell.value.view().contains(u'&') && cell.value.view().contains(u';'); // '&amp;' in HTML
        if (cell.name == u"password" && (!cell.isClear || isEncoded))
            return {{}, first, faultAt(cell.value.span(), FaultKind::ValueUnclear, Field::Password)};
        reading.settings.push_back({cell.name, cell.value.text(), cell.labelSpan, cell.value.span()});
    }
    return {{}, first, std::move(reading)};
}

} // namespace

std::vector<FoundConnection> labelledConnections(const SourceText &written)
{
    if (written.size() > kLongestLabelledText)
        return {};
    const auto plain = withoutMarkup(written);
    const SourceText &text = plain ? *plain : written;
    for (const auto &cells : {labelColumns(text), labelCells(text)}) {
        if (!cells.empty() && isConnection(cells))
            return {connectionOf(cells)};
    }
    return {};
}

} // namespace budget
