// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/linereader.h"

#include "core/reading/notations/plainconnection.h"
#include "core/reading/notations/settings/lineprefix.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/notations/settings/shellpairs.h"
#include "core/reading/notations/settings/values/barevalue.h"
#include "core/reading/notations/settings/values/literal.h"
#include "core/reading/notations/settings/values/reference.h"
#include "core/reading/notations/settings/values/restofline.h"
#include "core/reading/notations/url/urltext.h"
#include "core/reading/source/clipboardtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using Kind = ScannedValue::Kind;

constexpr qsizetype kLongestName = 120;
constexpr qsizetype kLongestLabel = 40; ///< the longest name that consists of several words

bool isSecretName(const QString &name)
{
    const auto meaning = settingNameOf(name);
    return meaning && meaning->name == u"password";
}

bool isNameOfPair(const QString &name)
{
    return name == u"name" || name == u"value";
}

} // namespace

bool LineReader::read()
{
    const qsizetype start = m_cursor.at();
    m_cursor.skipBlanks();
    const qsizetype indentation = m_cursor.at() - start;
    if (m_cursor.isAtLineEnd() || m_cursor.peek() == u';' || m_cursor.skipComment()) {
        finishLine();
        return true;
    }
    m_cursor.closeBlocks(indentation);
    const qsizetype first = m_cursor.at();
    if (readSection() || readMerge())
        return true;
    const LinePrefix prefix = skipLinePrefix(m_cursor);
    Name name;
    name.isShell = prefix.isShell;
    name.isItem = prefix.isItem;
    name.isSpaced = prefix.isSpaced;
    name.start = m_cursor.at();
    if (name.isShell && isQuote(m_cursor.peek())) // Environment="PGHOST=…" "PGUSER=…"
        return readWords(name);
    const bool isNamed = readName(name) && readSeparator(name);
    if (isNamed && name.separator == u'=' && !name.isTight
        && (isPrefixedLiteral(restOfLine()) || isWrappedLiteral(restOfLine()))) {
        m_cursor.moveTo(name.start);
        return false;
    }
    if (isNamed && name.isItem && name.separator == u':')
        m_cursor.openBlock(indentation, {});
    if (isNamed && (name.isKnown ? readValue(name) : readUnknown(name, indentation)))
        return true;
    const bool isAnchor = isNamed && name.separator == u':' && m_cursor.peek() == u'&';
    if (isNamed && name.isKnown && (m_cursor.isAtLineEnd() || isAnchor))
        return readEmpty(name, indentation);
    if (!isNamed)
        m_cursor.moveTo(first);
    return false;
}

void LineReader::finishLine()
{
    m_cursor.moveTo(m_cursor.lineEnd());
    m_cursor.moveTo(qMin(m_cursor.at() + 1, m_cursor.text().size()));
}

bool LineReader::readSection()
{
    const QStringView line = restOfLine().trimmed();
    const bool isSection = line.size() > 2 && line.startsWith(u'[') && line.endsWith(u']')
        && std::ranges::none_of(line, [](QChar c) { return QStringView(u"'\"=:,").contains(c); });
    if (!isSection)
        return false;
    QString label = line.toString();
    m_cursor.openSection(label.remove(u'[').remove(u']').trimmed());
    finishLine();
    return true;
}

/// Reads YAML's merge key: '<<: *default'.
bool LineReader::readMerge()
{
    if (!m_cursor.startsWith(u"<<:"))
        return false;
    const SourceText line = m_cursor.text().mid(m_cursor.at(), m_cursor.lineEnd() - m_cursor.at());
    for (const QString &word : line.text().split(QRegularExpression(u"[\\s,\\[\\]]"_s))) {
        if (word.startsWith(u'*'))
            m_cursor.scope().merged += word.mid(1);
    }
    finishLine();
    return true;
}

bool LineReader::readName(Name &name)
{
    const SourceText &text = m_cursor.text();
    const qsizetype from = m_cursor.at();
    name.start = from;
    if (isQuote(m_cursor.peek())) {
        const auto literal = readLiteral(text, from, {});
        if (!literal || !literal->isClear || literal->text.size() > kLongestName)
            return false;
        name.text = literal->text.text();
        m_cursor.moveTo(literal->end);
    } else {
        qsizetype end = m_cursor.endOfName();
        m_cursor.moveTo(end);
        // 'Database name: ledger'
        while (!name.isShell && m_cursor.peek() == u' ' && m_cursor.peek(1).isLetter() && end - from < kLongestLabel) {
            m_cursor.moveTo(end + 1);
            end = m_cursor.endOfName();
            m_cursor.moveTo(end);
        }
        name.text = text.text().mid(from, end - from);
    }
    name.span = text.span(from, m_cursor.at() - from);
    return !name.text.isEmpty() && name.text.size() <= kLongestName;
}

bool LineReader::readSeparator(Name &name)
{
    skipEmphasis(m_cursor);
    const qsizetype behindName = m_cursor.at();
    m_cursor.skipBlanks();
    const bool hasBlank = name.isSpaced && m_cursor.at() > behindName;
    const bool hasTab = m_cursor.text().view().sliced(behindName, m_cursor.at() - behindName).contains(u'\t');
    const QChar c = m_cursor.peek();
    const QChar next = m_cursor.peek(1);
    // In a settings file, the value of PASSWORD=>Kx7 begins with '>'. The arrow '=>' of PHP and Ruby follows a blank or
    // a quoted name.
    const bool mayBeArrow = m_cursor.at() > behindName || isQuote(m_cursor.text().at(name.start));
    const bool isArrow = mayBeArrow && c == u'=' && next == u'>';
    const bool isWalrus = ((c == u':' || c == u'?') && next == u'=') || (c == u'<' && next == u'-');
    const bool isEquals = c == u'=' && next != u'=' && next != u'~';
    const bool isColon = c == u':' && (next.isNull() || next.isSpace() || isQuote(next) || next == u'*');
    const bool isSpaced = name.text.contains(u' ');
    if (isArrow || isWalrus || isEquals || isColon)
        m_cursor.moveTo(m_cursor.at() + (isArrow || isWalrus ? 2 : 1));
    else if (!hasTab && !hasBlank)
        return false;
    if (isColon)
        skipEmphasis(m_cursor);
    name.separator = isEquals || isWalrus ? QChar(u'=') : isArrow ? QChar(u'>') : isColon ? QChar(u':') : QChar(u'\t');
    const qsizetype behind = m_cursor.at();
    name.isTight = behind - behindName == 1 && !m_cursor.peek().isSpace();
    if (const qsizetype annotation = isColon ? lengthOfAnnotation(restOfLine()) : 0; annotation > 0) {
        m_cursor.moveTo(m_cursor.at() + annotation);
        name.separator = u'=';
    }
    m_cursor.skipBlanks();
    name.isSecret = isSecretName(name.text) || name.text == u"value"; // in an item of a list, `value` may be a password
    name.isKnown = settingNameOf(name.text).has_value() || isNameOfPair(name.text);
    return !isSpaced || (name.isKnown && !(name.isTight && name.separator == u'='));
}

/// Reads a setting with an unknown name: a variable that others may refer to, a connection string, or a block.
bool LineReader::readUnknown(const Name &name, qsizetype indentation)
{
    if (m_cursor.isAtLineEnd())
        return readEmpty(name, indentation);
    if (name.separator == u':' && m_cursor.peek() == u'&')
        return readEmpty(name, indentation);
    if (isQuote(m_cursor.peek()))
        return readQuoted(name);
    const bool isUrl = isBareConnection();
    const bool isVariable = name.separator == u'=' && name.isTight && !isCode() && !hasFurtherPair(restOfLine());
    if (isUrl)
        readBareConnection(name);
    else if (isVariable)
        readBare(name);
    return isUrl || isVariable;
}

/// Reads a name without a value: `name:` opens a block, `name=` has an empty value.
bool LineReader::readEmpty(const Name &name, qsizetype indentation)
{
    if (name.separator == u':') {
        m_cursor.openBlock(indentation, name.text);
        if (m_cursor.peek() == u'&')
            m_cursor.scope().anchor =
                m_cursor.text().text().mid(m_cursor.at() + 1, m_cursor.lineEnd() - m_cursor.at() - 1).trimmed();
    } else {
        add(name, Kind::Literal, m_cursor.at(), m_cursor.at());
    }
    finishLine();
    return true;
}

bool LineReader::readValue(const Name &name)
{
    if (m_cursor.isAtLineEnd() || (name.separator == u':' && m_cursor.peek() == u'&'))
        return false;
    if (isQuote(m_cursor.peek()) || (name.separator == u':' && m_cursor.peek() == u'`'))
        return readQuoted(name);
    if (readReference(name))
        return true;
    if (!name.isSecret && isBareConnection()) {
        readBareConnection(name);
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
    const auto literal = readLiteral(text, from, rulesFor(name.separator, name.isTight));
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
            m_cursor.add(name.text, name.span,
                         {kind, literal->text, text.span(from, literal->end - from), true, text.at(from) != u'\''});
            finishLine();
            return true;
        }
        m_cursor.moveTo(from);
        if (isClosed && hasFurtherPair(restOfLine()) && name.separator == u'=')
            return readWords(name);
    }
    m_cursor.moveTo(from);
    // Other readers handle quotes that are not closed in their line. A password is Unclear, so that it is not cut off.
    if (!name.isSecret)
        return false;
    add(name, Kind::Unclear, from, end);
    m_cursor.moveTo(end);
    finishLine();
    return true;
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
    qsizetype length = endOfBare(line);
    const bool isClear = !name.isSecret || isClearBare(name.separator, line);
    while (!name.isSecret && length > 0 && QStringView(u",;").contains(line[length - 1]))
        --length;
    const bool isNothing = name.separator == u':' && (line.first(length) == u"~" || line.first(length) == u"null");
    add(name, isClear ? Kind::Literal : Kind::Unclear, from, from + (isNothing ? 0 : isClear ? length : line.size()));
    finishLine();
}

/// Whether the value is source code: a bracket with a counterpart, or a call.
bool LineReader::isCode() const
{
    const QStringView rest = m_cursor.text().view().sliced(m_cursor.at());
    if (isOpeningBracket(m_cursor.peek()))
        return m_cursor.isMatched();
    qsizetype end = 0;
    const auto isPathCharacter = [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView(u"_.:$>-&* ").contains(c);
    };
    while (end < rest.size() && end < kLongestName && isPathCharacter(rest[end]))
        ++end;
    return end > 0 && end < rest.size() && isOpeningBracket(rest[end]) && !rest.first(end).contains(u'=');
}

QStringView LineReader::restOfLine() const
{
    return m_cursor.text().view().sliced(m_cursor.at(), m_cursor.lineEnd() - m_cursor.at());
}

void LineReader::add(const Name &name, Kind kind, qsizetype from, qsizetype end)
{
    const SourceText value = m_cursor.text().mid(from, end - from);
    m_cursor.add(name.text, name.span, {kind, value, m_cursor.text().span(from, end - from), false});
}

} // namespace budget
