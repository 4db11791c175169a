// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/codereader.h"

#include "core/reading/notations/settings/values/barevalue.h"
#include "core/reading/notations/settings/values/formatplaces.h"
#include "core/reading/notations/settings/values/reference.h"
#include "core/reading/notations/settings/values/restofline.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/source/clipboardtext.h"

#include <QStringList>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool isKnown(const QString &name)
{
    return settingNameOf(name).has_value();
}

bool isSecret(const QString &name)
{
    const auto meaning = settingNameOf(name);
    return name == u"value" || (meaning && meaning->name == u"password");
}

/// The last part of a path such as 'config.password'.
QString lastPart(const QString &path)
{
    return path.mid(path.lastIndexOf(u'.') + 1);
}

} // namespace

void CodeReader::readToken()
{
    const QChar c = m_cursor.peek();
    if (c.isSpace() || m_cursor.skipComment()) {
        m_cursor.moveTo(m_cursor.at() + (c.isSpace() ? 1 : 0));
    } else if (m_cursor.startsWith(u"<<: *") && m_cursor.isInBrackets()) { // in a flow mapping of YAML
        m_cursor.moveTo(m_cursor.at() + 5);
        m_cursor.scope().merged += m_cursor.text().text().mid(m_cursor.at(), m_cursor.endOfName() - m_cursor.at());
    } else if (c == u'[' && isRawLiteral() && m_cursor.isInBrackets()) { // an argument such as Lua's [[…]]
        readString();
    } else if (isOpeningBracket(c) && m_cursor.isMatched()) {
        m_cursor.openBracket(m_cursor.label());
        m_cursor.setLabel({});
    } else if (isClosingBracket(c)) {
        m_cursor.closeBracket();
    } else if (isQuote(c) || c == u'`' || isRawLiteral()) {
        readString();
    } else if (isWordStart(c)) {
        readWord();
    } else if (c.isDigit() && m_cursor.isInBrackets() && isFormatCall(m_cursor.scope().label)) {
        readNumber();
    } else {
        m_cursor.moveTo(m_cursor.at() + 1);
    }
}

/// Reads a literal: a name where a separator and a value follow it, else a value without a name.
void CodeReader::readString()
{
    const qsizetype from = m_cursor.at();
    const auto literal = literalHere();
    if (!literal) {
        m_cursor.moveTo(from + 1);
        return;
    }
    const TextSpan span = m_cursor.text().span(from, literal->end - from);
    const QString name = literal->text.text();
    m_cursor.moveTo(literal->end);
    if (readFormat(*literal, span, {}))
        return;
    leaveSubscript();
    const qsizetype behind = m_cursor.at();
    m_cursor.skipBlanks();
    m_isJson = m_cursor.text().at(from) == u'"' && m_cursor.peek() == u':';
    if (name.size() <= 80 && readSeparator(true) && readAssignment(name, span))
        return;
    m_cursor.moveTo(behind);
    m_isJson = false;
    if (readPairWithin(*literal, from))
        return;
    const bool isSafe = isPlausibleRest(m_cursor.text().view(), literal->end, false);
    m_cursor.scope().values.push_back({literal->isClear && isSafe && !isOperatorHere() ? Kind::Literal : Kind::Unclear,
                                       literal->text, span, true,
                                       literal->isFilled || m_cursor.text().at(from) != u'\''});
}

/// Reads a literal such as "PGHOST=db.example.org", an item of a list or the argument of putenv().
bool CodeReader::readPairWithin(const Literal &literal, qsizetype from)
{
    const qsizetype equals = literal.text.view().indexOf(u'=');
    const QString name = literal.text.text().first(qMax<qsizetype>(equals, 0));
    const bool isVariable = equals > 0 && name.toUpper() == name && isKnown(name);
    if (!isVariable || literal.text.view().sliced(equals + 1).contains(u" "))
        return false;
    const SourceText value = literal.text.mid(equals + 1);
    const bool isClear = literal.isClear && isPlausibleRest(m_cursor.text().view(), literal.end, false);
    m_cursor.add(name, literal.text.span(0, equals),
                 {isClear ? Kind::Literal : Kind::Unclear, value, value.span(), true,
                  m_cursor.text().at(from) != u'\''});
    return true;
}

/// Whether an operator follows the literal, which is then only a part of the value: "…" + password, '…' . $password,
/// "…" % values.
bool CodeReader::isOperatorHere() const
{
    qsizetype ahead = 0;
    while (m_cursor.peek(ahead) == u' ')
        ++ahead;
    const QChar c = m_cursor.peek(ahead);
    return !c.isNull() && (QStringView(u"+%&|").contains(c) || (c == u'.' && ahead > 0));
}

/// Closes the bracket of a subscript that is assigned to: DATABASES['default']['HOST'] = …
void CodeReader::leaveSubscript()
{
    qsizetype ahead = 1;
    while (m_cursor.peek(ahead) == u' ')
        ++ahead;
    const bool isAssigned = (m_cursor.peek(ahead) == u'=' && m_cursor.peek(ahead + 1) != u'=')
        || (m_cursor.peek(ahead) == u':' && m_cursor.peek(ahead + 1) == u'=');
    if (m_cursor.peek() == u']' && isAssigned)
        m_cursor.closeBracket();
}

/// Whether the open brackets belong to a call that sets a property: in setProperty("user", "mira") the arguments are
/// name and value.
bool CodeReader::isInPropertyCall()
{
    constexpr QStringView kCalls =
        u"|setproperty|put|set|add|addproperty|adddatasourceproperty|setenv|property|option|config|attr|entry|define"
        u"|set_main_option|putenv|setenvironmentvariable|";
    const QString call = lastPart(m_cursor.scope().label).toLower();
    return !call.isEmpty() && kCalls.contains(QString(u'|' + call + u'|'));
}

/// Whether the position is inside the brackets of SQL's CREATE SERVER … OPTIONS (host '…').
bool CodeReader::isInSqlOptions() const
{
    return m_cursor.isInBrackets() && m_cursor.scope().label.compare(u"options", Qt::CaseInsensitive) == 0;
}

void CodeReader::readWord()
{
    const qsizetype from = m_cursor.at();
    const qsizetype end = m_cursor.endOfName();
    const QString word = m_cursor.text().text().mid(from, end - from);
    const TextSpan span = m_cursor.text().span(from, end - from);
    const QChar before = m_cursor.peek(-1);
    m_cursor.moveTo(end);
    m_isJson = m_isPair = false;
    const bool isLiteralPrefix = word.size() <= 2 && isQuote(m_cursor.peek());
    if (isLiteralPrefix)
        return readString();
    if (readElement(word, span))
        return;
    const QString name = lastPart(word);
    const bool isKeyword = before == u':' || isInSqlOptions();
    if (isKeyword && m_cursor.peek().isSpace() && isKnown(name)) {
        m_cursor.moveTo(end + 1); // Clojure's :name "value", SQL's OPTIONS (host 'value')
        const bool isQuoted = isQuote(m_cursor.peek()) && readLiteralValue(name, span);
        if (isQuoted || (isInSqlOptions() && readPlainWord(name, span)))
            return;
    }
    m_cursor.moveTo(end);
    m_cursor.skipBlanks();
    if (readSetter(word, span))
        return;
    if (readSeparator(isKnown(name)) && readAssignment(name, span)) // also after a ',': option(HOST, "…")
        return;
    const QChar behind = m_cursor.peek();
    if (m_cursor.isInBrackets() && (behind == u',' || behind == u')'))
        m_cursor.scope().values.push_back({Kind::Reference, m_cursor.text().mid(from, end - from), span, false});
    if (word.compare(u"secret"_s, Qt::CaseInsensitive) == 0 && readSqlSecret())
        return;
    const bool isSqlOptions = behind == u'(' && word.compare(u"options"_s, Qt::CaseInsensitive) == 0;
    if (m_cursor.at() <= end || isSqlOptions)
        labelCall(word, behind == u'(');
}

/// Reads a word or a number without quotes among the options of SQL: PORT 5432.
bool CodeReader::readPlainWord(const QString &name, TextSpan span)
{
    const qsizetype from = m_cursor.at();
    const qsizetype end = m_cursor.endOfName();
    if (end == from || isSecret(name))
        return false;
    const SourceText value = m_cursor.text().mid(from, end - from);
    m_cursor.add(name, span, {Kind::Literal, value, value.span(), false});
    m_cursor.moveTo(end);
    return true;
}

/// Reads an XML element: `<password>value</password>`.
bool CodeReader::readElement(const QString &name, TextSpan span)
{
    const SourceText &text = m_cursor.text();
    const qsizetype from = m_cursor.at();
    const bool isKey = name == u"key"; // the tag <key> of a property list
    if (m_cursor.peek() != u'>' || !(isKnown(name) || isKey) || m_cursor.peek(-name.size() - 1) != u'<')
        return false;
    const auto found = elementTextAt(text, from);
    const bool isClosed = found && text.view().sliced(found->end + 2).startsWith(name);
    if (!isClosed && isSecret(name) && !isKey) {
        const qsizetype end = m_cursor.lineEnd();
        m_cursor.add(name, span, {Kind::Unclear, {}, text.span(from + 1, end - from - 1), true});
    }
    if (!isClosed)
        return false;
    const auto next = isKey ? nextElementText(text, found->end) : std::nullopt;
    if (isKey && !(next && isKnown(found->text.text())))
        return false;
    if (next)
        addElement(found->text.text(), found->span, *next);
    else
        addElement(name, span, *found);
    return true;
}

void CodeReader::addElement(const QString &name, TextSpan span, const ElementText &element)
{
    const ScannedValue value{element.isClear ? Kind::Literal : Kind::Unclear, element.text, element.span, true};
    m_cursor.add(name, span, value);
    m_cursor.moveTo(element.end);
}

/// Reads the value of `<property name="url">value</property>`; the position is behind the literal with the name.
bool CodeReader::readElementBehind(const QString &attribute, const Literal &literal)
{
    const SourceText &text = m_cursor.text();
    const bool isName = attribute == u"name" || attribute == u"key";
    const bool isTagEnd = literal.end < text.size() && text.at(literal.end) == u'>';
    if (!isName || !isTagEnd || !isKnown(literal.text.text()))
        return false;
    auto found = innerElementText(text, literal.end);
    if (!found && literal.end >= m_nextTag)
        m_nextTag = text.view().indexOf(u'<', literal.end); // searched once for the text between two tags
    if (!found && m_nextTag < 0)
        m_nextTag = text.size();
    if (!found && m_nextTag + 1 < text.size() && text.at(m_nextTag + 1) == u'/')
        found = elementTextAt(text, literal.end);
    if (!found)
        return false;
    addElement(literal.text.text(), literal.text.span(), *found);
    return true;
}

/// Reads the separator after a name. A ',' counts only after a known name in a call that sets a property:
/// setProperty("user", "mira"), option(HOST, "…").
bool CodeReader::readSeparator(bool mayBeArgument)
{
    const QChar c = m_cursor.peek();
    const QChar next = m_cursor.peek(1);
    const bool isTwo = (c == u'=' && next == u'>') || (c == u':' && next == u'=') || (c == u'-' && next == u'>')
        || (c == u'<' && next == u'-');
    const bool isOne = (c == u'=' && next != u'=' && next != u'~') || (c == u':' && next != u':' && next != u'/')
        || (mayBeArgument && c == u',' && isInPropertyCall());
    if (!isTwo && !isOne)
        return false;
    m_isPair = c == u',';
    m_cursor.moveTo(m_cursor.at() + (isTwo ? 2 : 1));
    if (c == u':' && !isTwo)
        m_cursor.moveTo(m_cursor.at() + lengthOfAnnotation(m_cursor.text().view().sliced(m_cursor.at())));
    if (m_cursor.isInBrackets())
        m_cursor.skipSpace();
    else
        m_cursor.skipBlanks();
    return true;
}

bool CodeReader::readAssignment(const QString &name, TextSpan span)
{
    if (readLiteralValue(name, span) || readListValue(name, span))
        return true;
    if (!m_isPair && readReference(name, span))
        return true;
    m_cursor.setLabel(name);
    const bool isLongBracket = isSecret(name) && name != u"value" && isPrefixedLiteral(m_cursor.text().view().sliced(m_cursor.at()));
    if (isOpeningBracket(m_cursor.peek()) && !isLongBracket)
        return true;
    const QStringView rest = m_cursor.text().view().sliced(m_cursor.at());
    const bool isOddLiteral = (m_cursor.peek() == u'/' && !m_cursor.peek(1).isSpace()) || isPrefixedLiteral(rest);
    if (isSecret(name) && name != u"value" && isOddLiteral) { // Groovy's /…/, a literal that is not closed
        const qsizetype from = m_cursor.at();
        m_cursor.add(name, span, {Kind::Unclear, {}, m_cursor.text().span(from, m_cursor.lineEnd() - from), true});
        return true;
    }
    const bool isWrapped = isWrappedLiteral(rest);
    const auto meaning = settingNameOf(name);
    const bool isPort = meaning && meaning->name == u"port" && m_cursor.peek().isDigit();
    const bool mayBePlain = m_isPair ? m_cursor.peek().isDigit() : m_cursor.isInBrackets() || isWrapped || isPort;
    return mayBePlain && readPlainValue(name, span);
}

/// Reads the call of a setter: `setUser("mira")`, `.host("…")`.
bool CodeReader::readSetter(const QString &name, TextSpan span)
{
    const QString last = lastPart(name);
    if (m_cursor.peek() != u'(' || !isKnown(last))
        return false;
    const qsizetype from = m_cursor.at();
    m_cursor.moveTo(from + 1);
    const int brackets = enterWrapper();
    const qsizetype begin = m_cursor.at();
    const auto literal = literalHere();
    qsizetype end = literal ? endBehindWrapper(literal->end, brackets) : m_cursor.at();
    while (!literal && end < m_cursor.text().size() && m_cursor.text().at(end).isDigit())
        ++end;
    const bool isOnly = end > from + 1 && end < m_cursor.text().size() && m_cursor.text().at(end) == u')';
    if (literal && (isOnly || isSecret(last))) {
        const bool isSafe = isOnly && (!isSecret(last) || isPlausibleRest(m_cursor.text().view(), end, true));
        m_cursor.add(last, span,
                     {isSafe && literal->isClear ? Kind::Literal : Kind::Unclear, literal->text,
                      m_cursor.text().span(begin, literal->end - begin), true,
                      literal->isFilled || m_cursor.text().at(begin) != u'\''});
    }
    if (!isOnly) {
        m_cursor.moveTo(from);
        return false;
    }
    if (!literal)
        static_cast<void>(readPlainValue(last, span));
    m_cursor.moveTo(end + 1);
    return true;
}

} // namespace budget
