// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/codereader.h"

#include "core/reading/notations/settings/restofline.h"
#include "core/reading/notations/settings/settingname.h"
#include "core/reading/source/clipboardtext.h"

#include <QStringList>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

bool isWordStart(QChar c)
{
    return (c.unicode() < 0x80 && c.isLetter()) || c == u'_';
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
    } else if (isOpeningBracket(c) && m_cursor.isMatched()) {
        m_cursor.openBracket(m_cursor.label());
        m_cursor.setLabel({});
    } else if (isClosingBracket(c)) {
        m_cursor.closeBracket();
    } else if (isQuote(c) || c == u'`') {
        readString();
    } else if (isWordStart(c)) {
        readWord();
    } else {
        m_cursor.moveTo(m_cursor.at() + 1);
    }
}

std::optional<Literal> CodeReader::literalHere(bool isJson)
{
    const QChar quote = m_cursor.peek();
    if (quote == m_failedQuote && m_cursor.at() < m_failedUntil)
        return std::nullopt;
    const QChar prefix = m_cursor.peek(-1);
    LiteralRules rules;
    if (prefix == u'r' || prefix == u'R' || prefix == u'@')
        rules.inSingle = rules.inDouble = BackslashRule::IsPlain;
    if (prefix == u'@')
        rules.doubled = DoubledQuoteRule::IsQuote;
    auto literal = readLiteral(m_cursor.text(), m_cursor.at(), rules);
    if (!literal) {
        m_failedQuote = quote;
        m_failedUntil = m_cursor.lineEnd();
        return literal;
    }
    const bool isFilled = prefix == u'f' || prefix == u'F' || prefix == u'$';
    const QString &text = literal->text.text();
    literal->isClear = literal->isClear && !(isFilled && text.contains(u'{'))
        && !(literal->isInterpolated && !isJson && quote != u'\'' && !text.contains(u"://"));
    return literal;
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
    leaveSubscript();
    const qsizetype behind = m_cursor.at();
    m_cursor.skipBlanks();
    m_isJson = m_cursor.text().at(from) == u'"' && m_cursor.peek() == u':';
    if (name.size() <= 80 && readSeparator(true) && readAssignment(name, span))
        return;
    m_cursor.moveTo(behind);
    m_isJson = false;
    const bool isSafe = isPlausibleRest(m_cursor.text().view(), literal->end, false);
    m_cursor.scope().values.push_back({literal->isClear && isSafe && !isOperatorHere() ? Kind::Literal : Kind::Unclear,
                                       literal->text, span, true, m_cursor.text().at(from) != u'\''});
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
    if (m_cursor.peek() == u']' && m_cursor.peek(ahead) == u'=' && m_cursor.peek(ahead + 1) != u'=')
        m_cursor.closeBracket();
}

/// Whether the open brackets belong to a call that sets a property: in setProperty("user", "mira") the arguments are
/// name and value.
bool CodeReader::isInPropertyCall()
{
    constexpr QStringView kCalls =
        u"|setproperty|put|set|add|addproperty|adddatasourceproperty|setenv|property|option|config|attr|entry|";
    const QString call = lastPart(m_cursor.scope().label).toLower();
    return !call.isEmpty() && kCalls.contains(QString(u'|' + call + u'|'));
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
    if (before == u':' && m_cursor.peek() == u' ' && isQuote(m_cursor.peek(1)) && isKnown(name)) {
        m_cursor.moveTo(end + 1); // Clojure: `:name "value"`
        if (readLiteralValue(name, span))
            return;
    }
    m_cursor.moveTo(end);
    m_cursor.skipBlanks();
    if (readSetter(word, span))
        return;
    if (readSeparator(false) && readAssignment(name, span))
        return;
    const QChar behind = m_cursor.peek();
    if (m_cursor.isInBrackets() && (behind == u',' || behind == u')'))
        m_cursor.scope().values.push_back({Kind::Reference, m_cursor.text().mid(from, end - from), span, false});
    if (m_cursor.at() <= end)
        m_cursor.setLabel(word);
}

/// Reads an XML element: `<password>value</password>`.
bool CodeReader::readElement(const QString &name, TextSpan span)
{
    const SourceText &text = m_cursor.text();
    const qsizetype from = m_cursor.at();
    if (m_cursor.peek() != u'>' || !isKnown(name) || m_cursor.peek(-name.size() - 1) != u'<')
        return false;
    const qsizetype limit = qMin(text.size(), from + 2048);
    qsizetype end = from + 1;
    while (end < limit && text.at(end) != u'<')
        ++end;
    const bool isClosed = end + 1 < limit && text.at(end + 1) == u'/' && text.view().sliced(end + 2).startsWith(name);
    if (!isClosed)
        return false;
    const SourceText value = text.mid(from + 1, end - from - 1);
    const bool isClear = value.view() == value.view().trimmed() && !value.view().contains(u'&');
    m_cursor.add(name, span, {isClear ? Kind::Literal : Kind::Unclear, value, value.span(), true});
    m_cursor.moveTo(end);
    return true;
}

/// Reads the separator after a name. A ',' counts only after a literal in a call that sets a property:
/// setProperty("user", "mira").
bool CodeReader::readSeparator(bool isString)
{
    const QChar c = m_cursor.peek();
    const QChar next = m_cursor.peek(1);
    const bool isTwo = (c == u'=' && next == u'>') || (c == u':' && next == u'=') || (c == u'-' && next == u'>');
    const bool isOne = (c == u'=' && next != u'=' && next != u'~') || (c == u':' && next != u':' && next != u'/')
        || (isString && c == u',' && isInPropertyCall());
    if (!isTwo && !isOne)
        return false;
    m_isPair = c == u',';
    m_cursor.moveTo(m_cursor.at() + (isTwo ? 2 : 1));
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
    m_cursor.setLabel(name);
    if (isOpeningBracket(m_cursor.peek()))
        return true;
    return !m_isPair && m_cursor.isInBrackets() && readPlainValue(name, span);
}

/// Reads the call of a setter: `setUser("mira")`, `.host("…")`.
bool CodeReader::readSetter(const QString &name, TextSpan span)
{
    const QString last = lastPart(name);
    if (m_cursor.peek() != u'(' || !(isQuote(m_cursor.peek(1)) || m_cursor.peek(1).isDigit()) || !isKnown(last))
        return false;
    const qsizetype from = m_cursor.at();
    m_cursor.moveTo(from + 1);
    const auto literal = isQuote(m_cursor.peek()) ? literalHere() : std::nullopt;
    qsizetype end = literal ? literal->end : m_cursor.at();
    while (!literal && end < m_cursor.text().size() && m_cursor.text().at(end).isDigit())
        ++end;
    const bool isOnly = end > from + 1 && end < m_cursor.text().size() && m_cursor.text().at(end) == u')';
    if (!isOnly && literal && isSecret(last)) {
        const TextSpan place = m_cursor.text().span(from + 1, literal->end - from - 1);
        m_cursor.add(last, span, {Kind::Unclear, literal->text, place, true});
    }
    if (!isOnly) {
        m_cursor.moveTo(from);
        return false;
    }
    static_cast<void>(literal ? readLiteralValue(last, span) : readPlainValue(last, span));
    m_cursor.moveTo(end + 1);
    return true;
}

bool CodeReader::readLiteralValue(const QString &name, TextSpan span)
{
    const qsizetype start = m_cursor.at();
    while (QStringView(u"rRbBfFuU@$").contains(m_cursor.peek()) && m_cursor.at() < start + 2 && !m_cursor.isAtEnd())
        m_cursor.moveTo(m_cursor.at() + 1);
    const qsizetype from = m_cursor.at();
    const bool isQuoted = isQuote(m_cursor.peek()) || m_cursor.peek() == u'`';
    const auto literal = isQuoted ? literalHere(m_isJson) : std::nullopt;
    if (!literal) {
        m_cursor.moveTo(start);
        return false;
    }
    m_cursor.moveTo(literal->end);
    const bool isWhole = endsValue();
    const TextSpan place = m_cursor.text().span(from, literal->end - from);
    const bool isSafe = !isSecret(name) || isPlausibleRest(m_cursor.text().view(), literal->end, !m_isPair);
    const bool isClear = isWhole && isSafe && literal->isClear;
    const ScannedValue value{isClear ? Kind::Literal : Kind::Unclear, literal->text, place, true,
                             m_cursor.text().at(from) != u'\''};
    if (m_isPair)
        m_cursor.addToParent(name, span, value);
    else
        m_cursor.add(name, span, value);
    m_cursor.moveTo(literal->end);
    return true;
}

/// Whether the value ends after the literal, with neither an operator nor another literal behind it.
bool CodeReader::endsValue()
{
    const QStringView rest = m_cursor.text().view().sliced(m_cursor.at());
    for (const QStringView method :
         {QStringView(u".to_string()"), QStringView(u".into()"), QStringView(u".to_owned()"), QStringView(u".freeze"),
          QStringView(u".toCharArray()"), QStringView(u".as_str()")}) {
        if (rest.startsWith(method))
            return true;
    }
    m_cursor.skipBlanks();
    if (m_cursor.isAtLineEnd()) {
        m_cursor.skipSpace();
        const QChar next = m_cursor.peek();
        const bool isGoingOn = !m_cursor.isAtEnd() && QStringView(u"+.|&%\\").contains(next);
        return !isGoingOn && !(m_cursor.isInBrackets() && isQuote(next));
    }
    if (m_cursor.skipComment())
        return true;
    const QChar c = m_cursor.peek();
    const bool isNextName = isWordStart(c) || (c == u':' && isWordStart(m_cursor.peek(1)));
    return QStringView(u",;)}]></?").contains(c) || (isNextName && m_cursor.peek(-1).isSpace());
}

/// Reads a list of schemas such as `['ledger', 'public']` as text with ',' between the elements.
bool CodeReader::readListValue(const QString &name, TextSpan span)
{
    const auto meaning = settingNameOf(name);
    const bool isSchema = meaning && meaning->part == SettingPart::Schema;
    if (!isSchema || m_cursor.peek() != u'[' || !m_cursor.isMatched())
        return false;
    const SourceText &text = m_cursor.text();
    const qsizetype from = m_cursor.at();
    SourceText list;
    qsizetype end = from + 1;
    while (end < text.size() && text.at(end) != u']') {
        const bool isMark = isQuote(text.at(end)) || text.at(end).isSpace();
        if (!isMark)
            list.append(text, end);
        ++end;
    }
    m_cursor.add(name, span, {Kind::Literal, list, text.span(from, end - from), true});
    m_cursor.moveTo(end + 1);
    return true;
}

/// Reads a value that is not a literal: a number, a word such as `true`, or a reference to a variable.
bool CodeReader::readPlainValue(const QString &name, TextSpan span)
{
    const SourceText &text = m_cursor.text();
    const qsizetype from = m_cursor.at();
    qsizetype end = from;
    const auto isPathCharacter = [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView(u"_.$:@").contains(c);
    };
    while (end < text.size() && isPathCharacter(text.at(end)))
        ++end;
    if (end == from)
        return false;
    const SourceText value = text.mid(from, end - from);
    const bool isWord = value.view() == u"true" || value.view() == u"false" || value.view() == u"True"
        || value.view() == u"False";
    const bool isNumber = std::ranges::all_of(value.view(), [](QChar c) { return c.isDigit(); });
    const bool isNothing = value.view() == u"null" || value.view() == u"None" || value.view() == u"nil"
        || value.view() == u"undefined";
    m_cursor.moveTo(end);
    if (isNothing)
        return true;
    const bool isCall = isOpeningBracket(m_cursor.peek());
    if (isCall && !isQuote(m_cursor.peek(1)))
        return false;
    if (isCall && m_cursor.isMatched()) { // a call that reads a variable: env('DB_HOST')
        const auto variable = readLiteral(text, end + 1, {});
        m_cursor.setLabel({});
        if (!variable)
            return false;
        m_cursor.add(name, span, {Kind::Reference, variable->text, text.span(from, variable->end - from), false});
        return true;
    }
    m_cursor.add(name, span, {isWord || isNumber ? Kind::Literal : Kind::Reference, value, value.span(), false});
    return true;
}

} // namespace budget
