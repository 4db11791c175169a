// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/dotnettext.h"

#include "core/address/libpqparameters.h"
#include "core/reading/source/clipboardtext.h"

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// libpq's spelling of a value: 'VerifyFull' becomes 'verify-full'.
QString libpqChoice(const ParameterRule &rule, const QString &value)
{
    const QString plain = value.toLower().remove(u'-').remove(u' ').left(32);
    for (const QStringView choice : rule.choices.split(u'|')) {
        if (choice.toString().toLower().remove(u'-') == plain)
            return choice.toString();
    }
    return value;
}

bool isDriverName(QStringView name)
{
    return name.trimmed().compare(u"driver", Qt::CaseInsensitive) == 0;
}

/// Whether the text is an ODBC connection string: it has a key `Driver`, usually as the first one.
bool isOdbcText(QStringView text)
{
    for (qsizetype from = text.indexOf(u"driver", 0, Qt::CaseInsensitive); from >= 0;
         from = text.indexOf(u"driver", from + 1, Qt::CaseInsensitive)) {
        const QStringView before = text.first(from).trimmed();
        const QStringView behind = text.sliced(from + 6).trimmed();
        if ((before.isEmpty() || before.endsWith(u';')) && behind.startsWith(u'='))
            return true;
    }
    return false;
}

class DotNetWalk
{
public:
    explicit DotNetWalk(const SourceText &text) : m_text(text), m_isOdbc(isOdbcText(text.view()))
    {
        m_reading.form = TextForm::DotNet;
    }

    Readable<RawReading> walk()
    {
        for (skip(); m_at < m_text.size(); skip()) {
            const Readable<void> isRead = readPair();
            if (!isRead)
                return tl::make_unexpected(isRead.error());
        }
        return std::move(m_reading);
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    void skip()
    {
        while (m_at < m_text.size() && (m_text.at(m_at).isSpace() || m_text.at(m_at) == u';'))
            ++m_at;
    }

    [[nodiscard]] qsizetype lengthUntrailed(qsizetype from, qsizetype end) const
    {
        while (end > from && m_text.at(end - 1).isSpace())
            --end;
        return end - from;
    }

    Readable<void> readPair()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text.at(m_at) != u'=' && m_text.at(m_at) != u';')
            ++m_at;
        const qsizetype length = lengthUntrailed(from, m_at);
        if (length == 0 || m_at >= m_text.size() || m_text.at(m_at) != u'=')
            return faultAt(m_text.span(from, qMax<qsizetype>(length, 1)), FaultKind::ParameterWithoutValue);
        ++m_at;
        skipBlanks();
        const bool isQuoted = m_at < m_text.size() && isQuote(m_text.at(m_at));
        const bool isBraced = m_isOdbc && m_at < m_text.size() && m_text.at(m_at) == u'{';
        if (m_isOdbc
            && isQuoted) // in ODBC, quotation marks are part of the value, but the writer may have meant them as quotes
            return faultAt(m_text.span(m_at, 1), FaultKind::ValueUnclear);
        const auto value = isBraced ? bracedValue() : isQuoted ? quotedValue() : plainValue();
        if (!value)
            return tl::make_unexpected(value.error());
        if (isDriverName(m_text.view().sliced(from, length)))
            return checkDriver(*value);
        add(m_text.text().mid(from, length), m_text.span(from, length), *value);
        return {};
    }

    Readable<SourceText> plainValue()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text.at(m_at) != u';')
            ++m_at;
        return m_text.mid(from, lengthUntrailed(from, m_at));
    }

    Readable<SourceText> quotedValue()
    {
        const qsizetype open = m_at++;
        SourceText value;
        value.standAt(m_text.span(m_at, 0).offset);
        for (; m_at < m_text.size(); ++m_at) {
            if (endsQuoted(m_text.at(open), m_text.at(m_at))) {
                const bool isDoubled = m_at + 1 < m_text.size() && m_text.at(m_at + 1) == m_text.at(m_at);
                if (!isDoubled)
                    break;
                ++m_at;
            }
            value.append(m_text, m_at);
        }
        if (m_at >= m_text.size())
            return faultAt(m_text.span(open, 1), FaultKind::QuoteOpen);
        const qsizetype end = ++m_at;
        skipBlanks();
        if (m_at < m_text.size() && m_text.at(m_at) != u';')
            return faultAt(m_text.span(open, end - open), FaultKind::ValueUnclear);
        return value;
    }

    /// Reads ODBC's `{…}`, in which '}}' means '}'.
    Readable<SourceText> bracedValue()
    {
        const qsizetype open = m_at++;
        SourceText value;
        value.standAt(m_text.span(m_at, 0).offset);
        for (; m_at < m_text.size(); ++m_at) {
            const bool isDoubled = m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'}';
            if (m_text.at(m_at) == u'}' && !isDoubled)
                break;
            m_at += m_text.at(m_at) == u'}' ? 1 : 0;
            value.append(m_text, m_at);
        }
        if (m_at >= m_text.size())
            return faultAt(m_text.span(open, 1), FaultKind::QuoteOpen);
        const qsizetype end = ++m_at;
        skipBlanks();
        if (m_at < m_text.size() && m_text.at(m_at) != u';')
            return faultAt(m_text.span(open, end - open), FaultKind::ValueUnclear);
        return value;
    }

    /// Fails if the driver is one of another kind of database. The driver is not needed otherwise.
    static Readable<void> checkDriver(const SourceText &value)
    {
        constexpr std::array<QStringView, 9> kOthers{u"sql server", u"mysql",   u"mariadb", u"sqlite", u"oracle",
                                                     u"db2",        u"odbcsql", u"freetds", u"access"};
        const bool isOther = std::ranges::any_of(kOthers, [&](QStringView name) {
            return value.view().contains(name, Qt::CaseInsensitive);
        });
        return isOther ? faultAt(value.span(), FaultKind::OtherDatabase) : Readable<void>();
    }

    void add(const QString &name, TextSpan nameSpan, const SourceText &value)
    {
        const ParameterRule *rule = libpqParameter(libpqNameOf(name));
        const bool isChoice = rule && rule->values == ParameterValues::Choice;
        m_reading.settings.push_back({rule ? rule->name.toString() : name,
                                      isChoice ? libpqChoice(*rule, value.text()) : value.text(), nameSpan,
                                      value.span()});
    }

    const SourceText &m_text;
    bool m_isOdbc;
    qsizetype m_at = 0;
    RawReading m_reading;
};

/// Whether a second `name=` follows a blank; if so, blanks separate the pairs.
bool hasPairBehindBlank(QStringView text)
{
    bool isInName = false;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == u'=' && isInName)
            return true;
        const bool isNameCharacter = text[i].isLetter() || text[i] == u'_';
        isInName = isNameCharacter && (isInName || text[i - 1].isSpace());
    }
    return false;
}

/// Whether a single pair can be a connection string, and not an assignment in source code: DB = connect("…").
bool isPlainValue(QStringView value)
{
    return std::ranges::none_of(value, [](QChar c) { return isLineBreak(c) || QStringView(u"([{\"'`").contains(c); });
}

/// The end of the quoted value at `from`; `from` where no quoted value begins there or its quote is not closed.
qsizetype endOfQuoted(QStringView text, qsizetype from)
{
    const QChar open = from < text.size() ? text[from] : QChar();
    if (!isQuote(open))
        return from;
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (endsQuoted(open, text[i]))
            return i + 1;
    }
    return from;
}

} // namespace

bool isDotNetText(QStringView text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return false;
    const QStringView name = text.first(equals).trimmed();
    if (isDriverName(name) || name.compare(u"dsn", Qt::CaseInsensitive) == 0)
        return text.contains(u';');
    if (libpqNameOf(name).isEmpty())
        return false;
    const qsizetype semicolon = text.indexOf(u';', endOfQuoted(text, equals + 1));
    if (semicolon < 0)
        return !libpqParameter(name) && isPlainValue(text.sliced(equals + 1))
            && !hasPairBehindBlank(text.sliced(equals));
    return text.indexOf(u'=', semicolon) > 0 && !hasPairBehindBlank(text.sliced(equals, semicolon - equals));
}

Readable<RawReading> readDotNetText(const SourceText &text)
{
    return DotNetWalk(text).walk();
}

} // namespace budget
