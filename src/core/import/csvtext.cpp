// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csvtext.h"

#include <algorithm>
#include <array>

namespace budget {

namespace {

QChar separatorOf(QStringView text)
{
    constexpr std::array candidates{u',', u';', u'\t'};
    const QStringView firstLine = text.first(
        std::ranges::find_if(text, [](QChar c) { return c == u'\n' || c == u'\r'; }) - text.begin());
    return *std::ranges::max_element(candidates, {}, [&](char16_t c) { return firstLine.count(c); });
}

/// Splits a CSV text into records, one per call of take().
class CsvReader
{
public:
    explicit CsvReader(QStringView text) : m_text(text), m_separator(separatorOf(text)) { }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    CsvRecord take()
    {
        CsvRecord record{m_line, {}, true};
        do
            record.fields << (isNext(u'"') ? takeQuoted(record) : takePlain());
        while (skip(m_separator));
        skipLineEnd();
        return record;
    }

private:
    [[nodiscard]] bool isNext(QChar c) const { return !atEnd() && m_text[m_at] == c; }
    [[nodiscard]] bool isAtLineEnd() const { return isNext(u'\n') || isNext(u'\r'); }

    bool skip(QChar c)
    {
        const bool isThere = isNext(c);
        m_at += isThere;
        return isThere;
    }

    void skipLineEnd()
    {
        const bool hasReturn = skip(u'\r');
        const bool hasFeed = skip(u'\n');
        m_line += hasReturn || hasFeed;
    }

    QString takePlain()
    {
        const qsizetype begin = m_at;
        while (!atEnd() && !isAtLineEnd() && !isNext(m_separator))
            ++m_at;
        return m_text.sliced(begin, m_at - begin).toString();
    }

    /// Reads a quoted field, in which a quote is written twice. Text between the closing quote and the next separator
    /// is appended to the field.
    QString takeQuoted(CsvRecord &record)
    {
        QString field;
        skip(u'"');
        while (!atEnd()) {
            if (skip(u'"') && !isNext(u'"'))
                return field + takePlain();
            m_line += isNext(u'\n') || (isNext(u'\r') && !m_text.sliced(m_at + 1).startsWith(u'\n'));
            field += m_text[m_at++];
        }
        record.isWhole = false;
        return field;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

std::vector<CsvRecord> readCsv(const QString &text)
{
    QStringView shown = text;
    if (shown.startsWith(QChar(QChar::ByteOrderMark)))
        shown = shown.sliced(1);
    std::vector<CsvRecord> records;
    CsvReader reader(shown);
    while (!reader.atEnd()) {
        CsvRecord record = reader.take();
        if (!record.isWhole || record.fields != QStringList(QString()))
            records.push_back(std::move(record));
    }
    return records;
}

} // namespace budget
