// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/envscan.h"

#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <QHash>

namespace budget {

namespace {

bool isKeyCharacter(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'_' || c == u'.' || c == u'-';
}

// Only ASCII blanks count. A file may be scanned with one character per byte, so any other character may be one byte of
// a longer character.
bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

class EnvScan
{
public:
    explicit EnvScan(QStringView text) : m_text(text)
    {
        if (text.startsWith(QChar(QChar::ByteOrderMark)))
            m_at = 1;
        else if (text.startsWith(u"\u00EF\u00BB\u00BF")) // the byte order mark with one character per byte
            m_at = 3;
    }

    std::vector<EnvEntry> scan()
    {
        while (m_at < m_text.size()) {
            const qsizetype lineFrom = m_at;
            m_entry = {};
            m_entry.line = m_line;
            const bool isAssignment = readKey() && readValue();
            finishLine();
            m_entry.whole = {lineFrom, m_at - lineFrom};
            if (isAssignment)
                m_entries.push_back(m_entry);
        }
        return std::move(m_entries);
    }

private:
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size() || isLineBreak(m_text[m_at]); }

    void skipBlanks()
    {
        while (!isAtEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }

    QStringView word()
    {
        const qsizetype from = m_at;
        while (!isAtEnd() && isKeyCharacter(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    /// Reads `KEY=`, which `export`, `set` or `$env:` may precede. A line without a key is a value.
    bool readKey()
    {
        skipBlanks();
        const qsizetype lineFrom = m_at;
        if (isAtEnd() || m_text[m_at] == u'#')
            return false;
        if (m_text.sliced(m_at).startsWith(u"$env:", Qt::CaseInsensitive))
            m_at += 5;
        QStringView key = word();
        if (key == u"export" || key.compare(u"set", Qt::CaseInsensitive) == 0 || key == u"-") {
            skipBlanks();
            key = word();
        }
        skipBlanks();
        const bool isAssigned = !key.isEmpty() && !isAtEnd() && isAssignment();
        if (!isAssigned) {
            m_at = lineFrom;
            return true;
        }
        m_entry.key = key.toString();
        ++m_at;
        skipBlanks();
        return true;
    }

    [[nodiscard]] bool isAssignment() const
    {
        if (m_text[m_at] == u'=')
            return true;
        return m_text[m_at] == u':' && m_at + 1 < m_text.size() && isBlank(m_text[m_at + 1]);
    }

    bool readValue()
    {
        if (!isAtEnd() && QStringView(u"'\"`").contains(m_text[m_at]) && readQuoted())
            return true;
        const qsizetype from = m_at;
        while (!isAtEnd() && !(m_text[m_at] == u'#' && m_at > 0 && isBlank(m_text[m_at - 1])))
            ++m_at;
        qsizetype end = m_at;
        while (end > from && isBlank(m_text[end - 1]))
            --end;
        m_entry.value = m_entry.quoted = {from, end - from};
        return true;
    }

    /// Whether a line `KEY=value` begins at `i`. Inside a quote this means that the quote was not closed. A '=' at the
    /// end of a line does not count, because Base64 text ends in '='.
    [[nodiscard]] bool isAssignmentAt(qsizetype i) const
    {
        const qsizetype from = i;
        while (i < m_text.size() && i - from < kLongestKey && isKeyCharacter(m_text[i]))
            ++i;
        return i > from && i + 1 < m_text.size() && m_text[i] == u'=' && m_text[i + 1] != u'='
            && !isLineBreak(m_text[i + 1]);
    }

    /// The position at which the quote at the current position is closed; -1 where it is not closed.
    [[nodiscard]] qsizetype closingQuote() const
    {
        const QChar open = m_text[m_at];
        const qsizetype limit = qMin(m_text.size(), m_at + kLongestQuoted);
        for (qsizetype i = m_at + 1; i < limit; ++i) {
            if (m_text[i] == open)
                return i;
            if (isLineBreak(m_text[i]) && (open != u'"' || isAssignmentAt(i + 1)))
                return -1;
            i += open == u'"' && m_text[i] == u'\\' ? 1 : 0;
        }
        return -1;
    }

    /// Reads a quoted value. Returns false and reads nothing where the quote is not closed, or where anything but a
    /// comment follows it.
    bool readQuoted()
    {
        const QChar open = m_text[m_at];
        const qsizetype end = closingQuote();
        const QChar behind = end >= 0 && end + 1 < m_text.size() ? m_text[end + 1] : QChar(u'\n');
        if (end < 0 || !(isBlank(behind) || isLineBreak(behind) || behind == u'#'))
            return false;
        m_entry.quote = open;
        m_entry.quoted = {m_at, end + 1 - m_at};
        m_entry.value = {m_at + 1, end - m_at - 1};
        countLines(m_at, end);
        m_at = end + 1;
        return true;
    }

    void countLines(qsizetype from, qsizetype end)
    {
        for (qsizetype i = from; i < end; ++i)
            m_line += m_text[i] == u'\n' ? 1 : 0;
    }

    void finishLine()
    {
        while (!isAtEnd())
            ++m_at;
        if (m_at >= m_text.size())
            return;
        const bool isCrLf = m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
        m_at += isCrLf ? 2 : 1;
        ++m_line;
    }

    // These limits keep the time linear for a hostile text with many open quotes.
    static constexpr qsizetype kLongestKey = 256;
    static constexpr qsizetype kLongestQuoted = 65'536;

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    EnvEntry m_entry;
    std::vector<EnvEntry> m_entries;
};

/// Whether the key's name says that its value is a connection string in some notation.
bool isTellingKey(const QString &key)
{
    const QString name = key.left(64).toUpper();
    return name == u"DATABASE_URL" || name == u"POSTGRES_URL" || (name.startsWith(u"NEON_") && name.contains(u"URL"))
        || name.startsWith(u"CONNECTIONSTRINGS__");
}

bool isConnection(const EnvEntry &entry, const SourceText &value)
{
    if (postgresScheme(value.view()))
        return true;
    return isTellingKey(entry.key) && (value.view().contains(u'=') || value.view().contains(u"://"));
}

} // namespace

std::vector<EnvEntry> scannedEnv(QStringView text)
{
    return EnvScan(text).scan();
}

SourceText unescapedEnvValue(const SourceText &text, const EnvEntry &entry)
{
    SourceText raw = text.mid(entry.value.offset, entry.value.length);
    if (entry.quote != u'"')
        return raw;
    constexpr QStringView kEscapable = u"\\\"$`nrt";
    constexpr QStringView kMeaning = u"\\\"$`\n\r\t";
    SourceText value;
    value.standAt(raw.span(0, 0).offset);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const bool isEscape = raw.at(i) == u'\\' && i + 1 < raw.size() && kEscapable.contains(raw.at(i + 1));
        i += isEscape ? 1 : 0;
        value.append(raw, i);
        if (isEscape)
            value.replaceLast(kMeaning[kEscapable.indexOf(raw.at(i))]);
    }
    return value;
}

std::vector<EnvConnection> envConnections(const SourceText &text)
{
    std::vector<EnvConnection> found;
    QHash<QString, std::size_t> places;
    for (const EnvEntry &entry : scannedEnv(text.view())) {
        const SourceText value = unwrapped(unescapedEnvValue(text, entry));
        if (!isConnection(entry, value))
            continue;
        const auto earlier = places.constFind(entry.key);
        if (entry.key.isEmpty() || earlier == places.cend()) {
            places.insert(entry.key, found.size());
            found.push_back({entry, value});
        } else {
            found[*earlier] = {entry, value};
        }
    }
    return found;
}

} // namespace budget
