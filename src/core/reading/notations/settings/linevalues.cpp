// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of LineReader that read the value behind a name.
#include "core/reading/notations/settings/linereader.h"

#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/settings/shellpairs.h"
#include "core/reading/notations/settings/values/barevalue.h"
#include "core/reading/notations/settings/values/literal.h"
#include "core/reading/notations/settings/values/reference.h"
#include "core/reading/notations/settings/values/restofline.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/notations/settings/values/xmlvalue.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

constexpr qsizetype kLongestName = 120;

/// Whether the value of a user's name may contain the password as well: 'Login: mira / Kx7'.
bool isLoginOfTwo(const QString &name, QStringView value)
{
    const auto meaning = settingNameOf(name);
    return meaning && meaning->name == u"user" && std::ranges::any_of(value, [](QChar c) { return c.isSpace(); });
}

} // namespace

bool LineReader::readValue(const Name &name)
{
    if (m_cursor.isAtLineEnd() || (name.separator == u':' && m_cursor.peek() == u'&'))
        return false;
    if (isQuote(m_cursor.peek()) || (isSpacedOrInSection(name) && m_cursor.peek() == u'`'))
        return readQuoted(name);
    if (readAlias(name) || readReference(name))
        return true;
    if (name.separator == u'=' && name.isTight && m_cursor.startsWith(u"$'")) // bash
        return readWords(name);
    if (!name.isSecret && isBareConnection()) {
        readBareConnection(name);
        return true;
    }
    if (name.isSecret && isPlaceholderValue(restOfLine().trimmed())) {
        readBare(name);
        return true;
    }
    if (isCode() && name.isSecret)
        return readSecretCode(name);
    if (isCode()) {
        m_cursor.setLabel(name.text);
        return false;
    }
    if (name.separator == u'=' && ((name.isShell && name.isTight) || hasFurtherPair(restOfLine())))
        return readWords(name);
    readBare(name);
    return true;
}

/// Reads the value of a password that contains brackets, or that is a function call returning the password.
bool LineReader::readSecretCode(const Name &name)
{
    const qsizetype from = m_cursor.at();
    const QStringView line = restOfLine();
    const bool mayBeCall = (name.separator == u'=' && !name.isTight) || line.contains(u'"') || line.contains(u'\'');
    if (mayBeCall || name.isShell) {
        add(name, Kind::Unclear, from, from + line.size());
        finishLine();
    } else {
        readBare(name);
    }
    return true;
}

/// Reads a value that is one literal. A password is Unclear where the literal is not closed or more text follows.
bool LineReader::readQuoted(const Name &name)
{
    const SourceText &text = m_cursor.text();
    const qsizetype from = m_cursor.at();
    const bool isAttribute = isInTag(text, from);
    const LiteralRules plain{BackslashRule::IsPlain, BackslashRule::IsPlain, DoubledQuoteRule::IsUnclear};
    auto literal = readLiteral(text, from, isAttribute ? plain : rulesFor(name.separator, name.isTight));
    if (literal && isAttribute)
        decodeAttribute(*literal);
    const qsizetype end = m_cursor.lineEnd();
    if (literal) {
        m_cursor.moveTo(literal->end);
        m_cursor.skipBlanks();
        const bool hasMark = m_cursor.peek() == u',' || m_cursor.peek() == u';';
        m_cursor.moveTo(m_cursor.at() + (hasMark ? 1 : 0));
        m_cursor.skipBlanks();
        const bool isClosed = !name.isSecret || isPlausibleRest(text.view(), literal->end, true);
        const bool isWhole = isClosed && (m_cursor.isAtLineEnd() || m_cursor.skipComment());
        if (isWhole) {
            const Kind kind = literal->isClear ? Kind::Literal : Kind::Unclear;
            ScannedValue value{kind, literal->text, text.span(from, literal->end - from), true, text.at(from) != u'\''};
            value.anchor = name.anchor;
            m_cursor.add(name.text, name.span, value);
            finishLine();
            return true;
        }
        m_cursor.moveTo(from);
        const bool isShell = name.separator == u'=' && name.isTight;
        if (isClosed && hasFurtherPair(restOfLine()) && isShell)
            return readWords(name);
    }
    m_cursor.moveTo(from);
    // Other readers handle quotes that are not closed in their line. A password is Unclear, so that it is not cut off.
    const bool isCodeOfSeveral = literal && name.separator == u'=' && !name.isTight; // Host = "…", Port = 5432
    if (isCodeOfSeveral)
        m_cursor.moveTo(name.start);
    if (!name.isSecret || isCodeOfSeveral)
        return false;
    add(name, Kind::Unclear, from, end);
    m_cursor.moveTo(end);
    finishLine();
    return true;
}

/// Whether the value is not one of a shell's line, where a backtick begins a command.
bool LineReader::isSpacedOrInSection(const Name &name)
{
    return name.separator == u':' || (name.separator == u'=' && (!name.isTight || !m_cursor.scope().label.isEmpty()));
}

bool LineReader::readReference(const Name &name)
{
    const qsizetype from = m_cursor.at();
    const auto reference = lineReferenceAt(m_cursor.text(), from);
    if (!reference)
        return false;
    ScannedValue value{Kind::Reference, reference->name, m_cursor.text().span(from, reference->end - from), false};
    value.fallback = reference->fallback;
    m_cursor.add(name.text, name.span, value);
    finishLine();
    return true;
}

/// Reads an alias of YAML: 'host: *host'.
bool LineReader::readAlias(const Name &name)
{
    static const QRegularExpression shape(uR"(^\*[\w-]+(?=[ \t]*(?:#.*)?$))"_s);
    if (name.separator != u':' || m_cursor.peek() != u'*')
        return false;
    const auto match = shape.match(restOfLine().toString());
    if (!match.hasMatch())
        return false;
    add(name, Kind::Reference, m_cursor.at(), m_cursor.at() + match.capturedLength());
    finishLine();
    return true;
}

bool LineReader::readWords(const Name &name)
{
    const SourceText &text = m_cursor.text();
    for (const ScannedSetting &pair : shellPairs(text.mid(name.start, m_cursor.lineEnd() - name.start)))
        m_cursor.add(pair.name, pair.nameSpan, pair.value);
    finishLine();
    return true;
}

bool LineReader::isBareConnection() const
{
    const QStringView rest = m_cursor.text().view().sliced(m_cursor.at());
    if (postgresScheme(rest))
        return true;
    const qsizetype length = m_cursor.lineEnd() - m_cursor.at();
    return rest.first(length).contains(u'=') && isPlainConnection(m_cursor.text().mid(m_cursor.at(), length));
}

/// Reads a connection string without quotes. Among key=value pairs, a comment needs a blank on both sides of its '#'.
void LineReader::readBareConnection(const Name &name)
{
    const qsizetype from = m_cursor.at();
    const QStringView line = restOfLine();
    const bool isUrl = postgresScheme(line).has_value();
    qsizetype length = isUrl ? endOfBare(line) : line.indexOf(u" # ");
    length = length < 0 ? line.size() : length;
    add(name, Kind::Literal, from, from + length);
    finishLine();
}

void LineReader::readBare(const Name &name)
{
    const qsizetype from = m_cursor.at();
    const QStringView line = restOfLine();
    if (const qsizetype mask = name.isSecret ? lengthOfMask(line.trimmed()) : 0; mask > 0) {
        add(name, Kind::Literal, from, from + mask);
        return finishLine();
    }
    if (name.separator == u':' && readBlockScalar(name))
        return;
    qsizetype length = endOfBare(line);
    const bool isClear = name.isSecret ? isClearBare(name.separator, line)
                                       : !isLoginOfTwo(name.text, line.first(length));
    while (!name.isSecret && length > 0 && QStringView(u",;").contains(line[length - 1]))
        --length;
    const bool isNothing = name.separator == u':' && (line.first(length) == u"~" || line.first(length) == u"null");
    add(name, isClear ? Kind::Literal : Kind::Unclear, from, from + (isNothing ? 0 : isClear ? length : line.size()));
    finishLine();
}

/// Reads a block scalar of YAML without a final line break, if it has one line: 'password: |-' and the value below it.
bool LineReader::readBlockScalar(const Name &name)
{
    const QStringView header = restOfLine().trimmed();
    if (header != u"|-" && header != u">-")
        return false;
    const SourceText &text = m_cursor.text();
    const auto indentationAt = [&](qsizetype from) {
        qsizetype end = from;
        while (end < text.size() && text.at(end) == u' ')
            ++end;
        return end - from;
    };
    const auto endsOfLine = [&](qsizetype from) {
        m_cursor.moveTo(from);
        const qsizetype lineEnd = m_cursor.lineEnd();
        const bool isCrLf = lineEnd + 1 < text.size() && text.at(lineEnd) == u'\r' && text.at(lineEnd + 1) == u'\n';
        return std::pair(lineEnd, qMin(lineEnd + (isCrLf ? 2 : 1), text.size()));
    };
    const qsizetype start = m_cursor.at();
    const qsizetype first = endsOfLine(start).second;
    const qsizetype begin = first + indentationAt(first);
    const auto [end, next] = endsOfLine(begin);
    m_cursor.moveTo(start);
    const bool isOneLine = begin > first && end > begin && indentationAt(next) < begin - first
        && (next >= text.size() || !isLineBreak(text.at(next)) || next + 1 >= text.size());
    if (!isOneLine)
        return false;
    add(name, Kind::Literal, begin, end);
    m_cursor.moveTo(next);
    return true;
}

/// Whether the value is source code: a bracket with a counterpart, or a call.
bool LineReader::isCode() const
{
    const QStringView rest = m_cursor.text().view().sliced(m_cursor.at());
    if (isOpeningBracket(m_cursor.peek()))
        return m_cursor.isMatched();
    if (rest.startsWith(u"format!(")) // Rust
        return true;
    qsizetype end = 0;
    const auto isPathCharacter = [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView(u"_.:$>-&* ").contains(c);
    };
    while (end < rest.size() && end < kLongestName && isPathCharacter(rest[end]))
        ++end;
    return end > 0 && end < rest.size() && isOpeningBracket(rest[end]) && !rest.first(end).contains(u'=');
}

} // namespace budget
