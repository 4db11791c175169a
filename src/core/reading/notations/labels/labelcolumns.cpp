// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/labels/labelcolumns.h"

#include "core/reading/source/clipboardtext.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

SourceText trimmed(const SourceText &text)
{
    qsizetype from = 0;
    qsizetype end = text.size();
    while (from < end && text.at(from).isSpace())
        ++from;
    while (end > from && text.at(end - 1).isSpace())
        --end;
    return text.mid(from, end - from);
}

/// The lines with content, without the rule between the rows of a table.
std::vector<SourceText> rowsOf(const SourceText &text)
{
    const auto isRule = [](QChar c) { return c.isSpace() || QStringView(u"-|:+=\u2500\u253C\u2502").contains(c); };
    std::vector<SourceText> rows;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = from;
        while (end < text.size() && !isLineBreak(text.at(end)))
            ++end;
        const SourceText row = trimmed(text.mid(from, end - from));
        if (!std::ranges::all_of(row.view(), isRule))
            rows.push_back(row);
        from = end + 1;
    }
    return rows;
}

std::vector<SourceText> cellsOf(const SourceText &row, QChar separator)
{
    const bool isFramed = separator == u'|' && row.size() > 1 && row.at(0) == u'|' && row.at(row.size() - 1) == u'|';
    const SourceText inner = isFramed ? row.mid(1, row.size() - 2) : row;
    std::vector<SourceText> cells;
    for (qsizetype from = 0; from <= inner.size();) {
        const qsizetype next = inner.view().indexOf(separator, from);
        const qsizetype end = next < 0 ? inner.size() : next;
        cells.push_back(trimmed(inner.mid(from, end - from)));
        from = end + 1;
    }
    return cells;
}

} // namespace

std::vector<LabelCell> labelColumns(const SourceText &text)
{
    constexpr std::size_t kFewest = 3;
    const std::vector<SourceText> rows = rowsOf(text);
    if (rows.size() != 2)
        return {};
    for (const QChar separator : {u'\t', u'|', u';', u','}) {
        const std::vector<SourceText> labels = cellsOf(rows[0], separator);
        const std::vector<SourceText> values = cellsOf(rows[1], separator);
        if (labels.size() < kFewest || labels.size() != values.size())
            continue;
        std::vector<LabelCell> cells;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const QString name = nameOfLabel(withoutEmphasis(labels[i]).view());
            const SourceText value = withoutEmphasis(values[i]);
            const bool isClear = std::ranges::none_of(value.view(), [](QChar c) {
                return c.isSpace() || QStringView(u"\"'`\\").contains(c);
            });
            if (!name.isEmpty() && !value.isEmpty())
                cells.push_back({name, labels[i].span(), value, isClear});
        }
        if (cells.size() >= kFewest)
            return cells;
    }
    return {};
}

} // namespace budget
