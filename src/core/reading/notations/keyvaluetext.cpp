// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/keyvaluetext.h"

#include "core/reading/source/clipboardtext.h"

namespace budget {

namespace {

class KeyValueWalk
{
public:
    explicit KeyValueWalk(const SourceText &text) : m_text(text) { m_reading.form = TextForm::KeyValue; }

    Readable<RawReading> walk()
    {
        for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
            const Readable<void> isRead = readPair();
            if (!isRead)
                return tl::make_unexpected(isRead.error());
        }
        return std::move(m_reading);
    }

private:
    [[nodiscard]] bool isAtBlank() const { return m_text.at(m_at).isSpace(); }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isAtBlank())
            ++m_at;
    }

    Readable<void> readPair()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !isAtBlank() && m_text.at(m_at) != u'=')
            ++m_at;
        const qsizetype length = m_at - from;
        skipBlanks();
        if (length == 0 || m_at >= m_text.size() || m_text.at(m_at) != u'=')
            return faultAt(m_text.span(from, qMax<qsizetype>(length, 1)), FaultKind::ParameterWithoutValue);
        ++m_at;
        skipBlanks();
        const bool isQuoted = m_at < m_text.size() && isQuote(m_text.at(m_at));
        m_isSecret = m_text.view().sliced(from, length).contains(u"pass", Qt::CaseInsensitive);
        const auto value = isQuoted ? quotedValue() : plainValue();
        if (!value)
            return tl::make_unexpected(value.error());
        m_reading.settings.push_back(
            {m_text.text().mid(from, length), value->text(), m_text.span(from, length), value->span()});
        return {};
    }

    Readable<SourceText> plainValue()
    {
        SourceText value;
        value.standAt(m_text.span(m_at, 0).offset);
        while (m_at < m_text.size() && !isAtBlank())
            takeUnescaped(value);
        return value;
    }

    Readable<SourceText> quotedValue()
    {
        const qsizetype open = m_at++;
        SourceText value;
        value.standAt(m_text.span(m_at, 0).offset);
        while (m_at < m_text.size() && !endsQuoted(m_text.at(open), m_text.at(m_at)))
            takeUnescaped(value);
        if (m_at >= m_text.size())
            return faultAt(m_text.span(open, 1), FaultKind::QuoteOpen);
        ++m_at;
        // libpq would read the rest as the name of the next parameter.
        if (m_at < m_text.size() && !isAtBlank())
            return faultAt(m_text.span(open, m_at - open), FaultKind::ValueUnclear,
                           m_isSecret ? Field::Password : Field::Url);
        return value;
    }

    void takeUnescaped(SourceText &value)
    {
        if (m_text.at(m_at) == u'\\' && ++m_at >= m_text.size())
            return;
        value.append(m_text, m_at++);
    }

    const SourceText &m_text;
    qsizetype m_at = 0;
    bool m_isSecret = false; ///< whether the value being read is a password
    RawReading m_reading;
};

} // namespace

Readable<RawReading> readKeyValueText(const SourceText &text)
{
    return KeyValueWalk(text).walk();
}

} // namespace budget
