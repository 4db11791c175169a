// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of CodeReader that read the value behind a name in source code.
#include "core/reading/notations/settings/codereader.h"

#include "core/reading/notations/settings/values/barevalue.h"
#include "core/reading/notations/settings/values/formatplaces.h"
#include "core/reading/notations/settings/values/rawliteral.h"
#include "core/reading/notations/settings/values/reference.h"
#include "core/reading/notations/settings/values/restofline.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/source/clipboardtext.h"

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

/// Whether the blank at `i` precedes a further name and its value, as Go prints a struct: {Host:h User:mira}.
bool isBeforeName(QStringView text, qsizetype i)
{
    qsizetype end = i + 1;
    while (end < text.size() && (text[end].isLetterOrNumber() || text[end] == u'_'))
        ++end;
    return text[i] == u' ' && end > i + 1 && end + 1 < text.size() && text[end] == u':' && !text[end + 1].isSpace()
        && settingNameOf(text.sliced(i + 1, end - i - 1));
}

} // namespace

/// Whether a literal such as r#"…"# or %q(…) begins at the position.
bool CodeReader::isRawLiteral() const
{
    const bool mayBegin = QStringView(u"rRbcuULq#%~S[").contains(m_cursor.peek()) || m_cursor.startsWith(u"<<<");
    return mayBegin && !m_cursor.peek(-1).isLetterOrNumber() && readRawLiteral(m_cursor.text(), m_cursor.at());
}

std::optional<Literal> CodeReader::literalHere(bool isJson)
{
    if (!isQuote(m_cursor.peek()) && m_cursor.peek() != u'`')
        return readRawLiteral(m_cursor.text(), m_cursor.at());
    const QChar quote = m_cursor.peek();
    if (m_cursor.at() >= m_failedUntil)
        m_failedQuotes.clear();
    if (m_failedQuotes.contains(quote))
        return std::nullopt;
    const QChar prefix = m_cursor.peek(-1);
    LiteralRules rules;
    if (prefix == u'r' || prefix == u'R' || prefix == u'@')
        rules.inSingle = rules.inDouble = BackslashRule::IsPlain;
    const bool isAttribute = isInTag(m_cursor.text(), m_cursor.at());
    if (isInSqlOptions() || isAttribute)
        rules.inSingle = BackslashRule::IsPlain;
    if (isAttribute)
        rules.inDouble = BackslashRule::IsPlain;
    if (prefix == u'@' || isInSqlOptions())
        rules.doubled = DoubledQuoteRule::IsQuote;
    auto literal = readLiteral(m_cursor.text(), m_cursor.at(), rules);
    if (!literal) {
        m_failedQuotes += quote;
        m_failedUntil = m_cursor.lineEnd();
        return literal;
    }
    if (isAttribute)
        decodeAttribute(*literal);
    else
        joinFurther(*literal, rules);
    const bool isFilled = prefix == u'f' || prefix == u'F' || prefix == u'$';
    if (isFilled && literal->text.view().contains(u'{')) {
        const auto named = withNamedPlaces(literal->text);
        literal->isFilled = named.has_value();
        literal->isClear = literal->isClear && named;
        literal->text = named.value_or(literal->text);
        return literal;
    }
    literal->isClear = literal->isClear
        && !(literal->isInterpolated && !isJson && quote != u'\'' && !literal->text.view().contains(u"://"));
    return literal;
}

/// Appends the literals that a language joins to this one: "…" + "…", '…' . '…', or, in brackets, a literal in the next
/// line.
void CodeReader::joinFurther(Literal &literal, const LiteralRules &rules) const
{
    const SourceText &text = m_cursor.text();
    const QChar quote = m_cursor.peek();
    constexpr int kMost = 64;
    for (int count = 0; count < kMost; ++count) {
        const qsizetype next = beginOfJoined(text.view(), literal.end, m_cursor.isInBrackets());
        const auto further = next > 0 && text.at(next) == quote ? readLiteral(text, next, rules) : std::nullopt;
        if (!further)
            return;
        for (qsizetype i = 0; i < further->text.size(); ++i)
            literal.text.append(further->text, i);
        // Without an operator, a comma may have been forgotten.
        const bool hasOperator = !text.view().sliced(literal.end, next - literal.end).trimmed().isEmpty();
        literal.isClear = literal.isClear && (hasOperator || literal.text.view().contains(u"://"));
        literal.end = further->end;
        literal.isClear = literal.isClear && further->isClear;
        literal.isInterpolated = literal.isInterpolated || further->isInterpolated;
    }
}

/// Moves into the wrapper around a literal in C++, such as QStringLiteral("…") or u"…"_s, and returns the number of its
/// brackets.
int CodeReader::enterWrapper()
{
    const QStringView rest = m_cursor.text().view().sliced(m_cursor.at());
    const bool isWrapped = isWrappedLiteral(rest);
    const bool isPrefixed = isPrefixedLiteral(rest) && !isRawLiteral();
    qsizetype length = isWrapped ? rest.indexOf(u'(') + 1 : 0;
    while (isPrefixed && length < 2 && !isQuote(rest[length]))
        ++length;
    m_cursor.moveTo(m_cursor.at() + length);
    return isWrapped ? 1 : 0;
}

/// The position behind a literal's suffix and the brackets around it.
qsizetype CodeReader::endBehindWrapper(qsizetype end, int brackets) const
{
    const QStringView text = m_cursor.text().view();
    for (const QStringView suffix : {QStringView(u"_s"), QStringView(u"_L1"), QStringView(u"sv"), QStringView(u"s")}) {
        if (text.sliced(end).startsWith(suffix)) {
            end += suffix.size();
            break;
        }
    }
    for (; brackets > 0 && end < text.size() && text[end] == u')'; --brackets)
        ++end;
    return end;
}

/// Reads `env('DB_HOST', 'localhost')`: the value of the variable if the text sets it, otherwise the default.
bool CodeReader::readReference(const QString &name, TextSpan span)
{
    const qsizetype from = m_cursor.at();
    const auto reference = isKnown(name) ? referenceAt(m_cursor.text(), from) : std::nullopt;
    if (!reference || !isPlausibleRest(m_cursor.text().view(), reference->end, true))
        return false;
    m_cursor.moveTo(reference->end);
    if (!endsValue()) {
        m_cursor.moveTo(from);
        return false;
    }
    ScannedValue value{Kind::Reference, reference->name, m_cursor.text().span(from, reference->end - from), false};
    value.fallback = reference->fallback;
    m_cursor.add(name, span, value);
    m_cursor.moveTo(reference->end);
    return true;
}

bool CodeReader::readLiteralValue(const QString &name, TextSpan span)
{
    const qsizetype start = m_cursor.at();
    const bool isRaw = isRawLiteral();
    while (!isRaw && QStringView(u"rRbBfFuU@$").contains(m_cursor.peek()) && m_cursor.at() < start + 2
           && !m_cursor.isAtEnd())
        m_cursor.moveTo(m_cursor.at() + 1);
    const qsizetype from = m_cursor.at();
    const bool isQuoted = isRaw || isQuote(m_cursor.peek()) || m_cursor.peek() == u'`';
    const auto literal = isQuoted ? literalHere(m_isJson) : std::nullopt;
    if (!literal && isQuoted && isSecret(name) && name != u"value")
        m_cursor.add(name, span, {Kind::Unclear, {}, m_cursor.text().span(from, m_cursor.lineEnd() - from), true});
    if (!literal) {
        m_cursor.moveTo(start);
        return false;
    }
    if (readElementBehind(name, *literal))
        return true;
    m_cursor.moveTo(literal->end);
    if (readFormat(*literal, m_cursor.text().span(from, literal->end - from), name))
        return true;
    const bool isWhole = endsValue();
    const TextSpan place = m_cursor.text().span(from, literal->end - from);
    const bool isSafe = !isSecret(name) || isPlausibleRest(m_cursor.text().view(), literal->end, !m_isPair);
    const bool isClear = isWhole && isSafe && literal->isClear;
    const ScannedValue value{isClear ? Kind::Literal : Kind::Unclear, literal->text, place, true,
                             literal->isFilled || m_cursor.text().at(from) != u'\''};
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
    m_cursor.moveTo(endBehindWrapper(m_cursor.at(), 0));
    const QStringView rest = m_cursor.text().view().sliced(m_cursor.at());
    for (const QStringView method :
         {QStringView(u".to_string()"), QStringView(u".into()"), QStringView(u".to_owned()"), QStringView(u".freeze"),
          QStringView(u".toCharArray()"), QStringView(u".as_str()")}) {
        if (rest.startsWith(method))
            return true;
    }
    m_cursor.skipBlanks();
    if (m_cursor.startsWith(u"()")) // the last argument of a function of OCaml
        return true;
    if (m_cursor.isAtLineEnd()) {
        m_cursor.skipSpace();
        const QChar next = m_cursor.peek();
        const bool isGoingOn = !m_cursor.isAtEnd() && QStringView(u"+.|&%\\").contains(next);
        return !isGoingOn && !(m_cursor.isInBrackets() && isQuote(next));
    }
    if (m_cursor.skipComment())
        return true;
    const QChar c = m_cursor.peek();
    const bool isMarked = c == u':' || c == u'~'; // OCaml's ~host:"…" ~user:"…"
    const bool isNextName = isWordStart(c) || (isMarked && isWordStart(m_cursor.peek(1)));
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

/// Reads the text up to the next ',' or closing bracket, as a flow mapping of YAML has it. Returns whether its end is
/// certain.
bool CodeReader::readPlainText(qsizetype from, ScannedValue &value) const
{
    const SourceText &text = m_cursor.text();
    qsizetype end = from;
    const auto isSeparator = [&](qsizetype i) {
        const bool isComma = text.at(i) == u',' && (i + 1 == text.size() || text.at(i + 1).isSpace());
        return isLineBreak(text.at(i)) || isComma || isClosingBracket(text.at(i)) || isBeforeName(text.view(), i);
    };
    while (end < text.size() && !isSeparator(end))
        ++end;
    const qsizetype stop = end;
    while (end > from && text.at(end - 1).isSpace())
        --end;
    value.plain = text.mid(from, end - from);
    const QChar next = stop + 1 < text.size() ? text.at(stop + 1) : QChar();
    const bool isBracket = stop < text.size() && isClosingBracket(text.at(stop));
    const bool isOdd = std::ranges::any_of(value.plain->view(),
                                           [](QChar c) { return QStringView(u"\"'`([{").contains(c); });
    return !isOdd && !(isBracket && !next.isNull() && !next.isSpace() && !QStringView(u",;)}]").contains(next));
}

/// Reads a password without quotes that begins with a mark, which only a flow mapping of YAML allows.
bool CodeReader::readOddSecret(const QString &name, TextSpan span)
{
    const qsizetype from = m_cursor.at();
    const bool isOdd = isSecret(name) && name != u"value" && m_cursor.isInBrackets() && !m_isPair
        && !m_cursor.isAtLineEnd() && QStringView(u"#%^~+=|\\?-").contains(m_cursor.peek());
    if (!isOdd)
        return false;
    ScannedValue found{Kind::Unclear, {}, {}, false};
    found.isPlainClear = readPlainText(from, found);
    found.span = found.plain->span();
    m_cursor.add(name, span, found);
    m_cursor.moveTo(from + found.plain->size());
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
    // A '-' inside a host name is no operator, as in a flow mapping of YAML.
    const auto isHyphen = [&](qsizetype i) {
        return text.at(i) == u'-' && i > from && i + 1 < text.size() && isPathCharacter(text.at(i + 1));
    };
    while (end < text.size() && (isPathCharacter(text.at(end)) || isHyphen(end)))
        ++end;
    if (end == from)
        return readOddSecret(name, span);
    const bool isHyphened = text.view().sliced(from, end - from).contains(u'-');
    const SourceText value = text.mid(from, end - from);
    const bool isWord = value.view() == u"true" || value.view() == u"false" || value.view() == u"True"
        || value.view() == u"False";
    const bool isNumber = std::ranges::all_of(value.view(), [](QChar c) { return c.isDigit(); });
    const bool isNothing = value.view() == u"null" || value.view() == u"None" || value.view() == u"nil"
        || value.view() == u"undefined";
    m_cursor.moveTo(end);
    const bool isSwitch = isWord && isSecret(name) && name != u"value"; // "save-password": true
    if (isNothing || isSwitch)
        return true;
    if (isOpeningBracket(m_cursor.peek()))
        return readCall(name, span, value);
    const bool isOpen = isHyphened && !m_cursor.isAtLineEnd() && !QStringView(u",;}]) ").contains(m_cursor.peek());
    const Kind kind = isOpen && isSecret(name) ? Kind::Unclear
        : isWord || isNumber || isHyphened     ? Kind::Literal
                                               : Kind::Reference;
    ScannedValue found{kind, value, value.span(), false};
    if (m_cursor.isInBrackets() && !m_isPair)
        found.isPlainClear = readPlainText(from, found);
    if (m_isPair)
        m_cursor.addToParent(name, span, found);
    else
        m_cursor.add(name, span, found);
    return true;
}

/// Reads `env('DB_HOST')`, and calls that return their argument: `Some("…")`.
bool CodeReader::readCall(const QString &name, TextSpan span, const SourceText &function)
{
    const qsizetype begin = m_cursor.at() - function.size();
    if (isFormatCall(function.text())) {
        m_cursor.setTarget(name);
        m_cursor.setLabel(function.text());
        return false;
    }
    if (!isQuote(m_cursor.peek(1)) || !m_cursor.isMatched())
        return false;
    if (isWrappedLiteral(m_cursor.text().view().sliced(begin))) {
        const qsizetype from = m_cursor.at();
        m_cursor.moveTo(from + 1);
        if (readLiteralValue(name, span))
            return true;
        m_cursor.moveTo(from);
    }
    const auto variable = readLiteral(m_cursor.text(), m_cursor.at() + 1, {});
    m_cursor.setLabel({});
    if (!variable)
        return false;
    const TextSpan place = m_cursor.text().span(m_cursor.at(), variable->end - m_cursor.at());
    m_cursor.add(name, span, {Kind::Reference, variable->text, place, false});
    return true;
}

} // namespace budget
