// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/scanner.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

class Scanner
{
public:
    explicit Scanner(QString source) : m_source(std::move(source)) { }

    Scanned run()
    {
        while (m_at < m_source.size())
            step();
        return std::move(m_scanned);
    }

private:
    [[nodiscard]] bool sees(QLatin1StringView text) const { return QStringView(m_source).mid(m_at).startsWith(text); }
    [[nodiscard]] QChar previous() const { return m_at > 0 ? m_source.at(m_at - 1) : QChar(u' '); }
    /// Whether the quote is a digit separator as in `9'999`, and does not begin a character as in `u'x'`.
    [[nodiscard]] bool isInsideNumber() const
    {
        qsizetype begin = m_at;
        while (begin > 0 && (m_source.at(begin - 1).isLetterOrNumber() || m_source.at(begin - 1) == u'\''))
            --begin;
        return begin < m_at && m_source.at(begin).isDigit();
    }
    [[nodiscard]] qsizetype found(QStringView text, qsizetype from) const
    {
        const qsizetype at = m_source.indexOf(text, from);
        return at < 0 ? m_source.size() : at;
    }

    void step()
    {
        const QChar here = m_source.at(m_at);
        if (sees("//"_L1))
            blankTo(found(u"\n", m_at));
        else if (sees("/*"_L1))
            blankTo(qMin(found(u"*/", m_at + 2) + 2, m_source.size()));
        else if (here == u'#' && sees("#include"_L1))
            takeInclude();
        else if (here == u'"')
            previous() == u'R' ? takeRawString() : takeString();
        else if (here == u'\'' && !isInsideNumber())
            blankTo(endOfLiteral(u'\''));
        else
            keep(here);
    }

    void keep(QChar character)
    {
        if (!character.isSpace() && !isPartOfSuffixOrPrefix(character))
            m_isJoining = false;
        m_line += character == u'\n' ? 1 : 0;
        m_scanned.code += character;
        ++m_at;
    }

    /// Whether the character may stand between two literals that the compiler joins, as in `u"…"_s u"…"_s`.
    [[nodiscard]] bool isPartOfSuffixOrPrefix(QChar character) const
    {
        return character.isLetterOrNumber() || character == u'_';
    }

    void blankTo(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            const bool isNewLine = m_source.at(m_at) == u'\n';
            m_line += isNewLine ? 1 : 0;
            m_scanned.code += isNewLine ? u'\n' : u' ';
        }
    }

    [[nodiscard]] qsizetype endOfLiteral(QChar quote) const
    {
        qsizetype end = m_at + 1;
        while (end < m_source.size() && m_source.at(end) != quote && m_source.at(end) != u'\n')
            end += m_source.at(end) == u'\\' ? 2 : 1;
        return qMin(end + 1, m_source.size());
    }

    void takeString()
    {
        const qsizetype end = endOfLiteral(u'"');
        addString(m_source.mid(m_at + 1, end - m_at - 2));
        blankTo(end);
    }

    void takeRawString()
    {
        const qsizetype open = found(u"(", m_at);
        const QString close = u')' + m_source.mid(m_at + 1, open - m_at - 1) + u'"';
        const qsizetype end = found(close, open);
        addString(m_source.mid(open + 1, end - open - 1));
        blankTo(qMin(end + close.size(), m_source.size()));
    }

    void addString(const QString &text)
    {
        if (m_isJoining)
            m_scanned.strings.back().text += text;
        else
            m_scanned.strings.push_back({text, m_line});
        m_isJoining = true;
    }

    void takeInclude()
    {
        const qsizetype end = found(u"\n", m_at);
        static const QRegularExpression form(uR"re(^#include\s*("[^"]*"|<[^>]*>))re"_s);
        const auto match = form.match(m_source.mid(m_at, end - m_at));
        if (match.hasMatch())
            m_scanned.includes.push_back({match.captured(1), m_line});
        blankTo(end);
    }

    QString m_source;
    Scanned m_scanned;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_isJoining = false;
};

} // namespace

Scanned scan(const QString &source)
{
    return Scanner(source).run();
}

} // namespace budget::test
