// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/linereader.h"

#include "core/reading/notations/settings/lineprefix.h"
#include "core/reading/notations/settings/values/barevalue.h"
#include "core/reading/notations/settings/values/labelmarks.h"
#include "core/reading/notations/settings/values/literal.h"
#include "core/reading/notations/settings/values/settingname.h"
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

/// The characters between a name and its value.
struct Separator
{
    QChar meaning = u'\t'; ///< '=' or ':'; a tab where only blanks may separate the two
    qsizetype length = 0;
};

Separator separatorAt(const SettingsCursor &cursor, bool mayBeArrow)
{
    const QChar c = cursor.peek();
    const QChar next = cursor.peek(1);
    const bool isArrow = mayBeArrow && c == u'=' && next == u'>';
    const bool isWalrus = ((c == u':' || c == u'?') && next == u'=') || (c == u'<' && next == u'-');
    if (isArrow || isWalrus)
        return {u'=', 2};
    if (c == u'=' && next != u'=' && next != u'~')
        return {u'=', 1};
    if (c == u'\uFF1A') // the colon of Chinese and Japanese texts
        return {u':', 1};
    if (c == u':' && (next.isNull() || next.isSpace() || isQuote(next) || next == u'*'))
        return {u':', 1};
    return {};
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
    const bool hasName = readName(name);
    if (hasName && readLabelled(name))
        return true;
    const bool isNamed = hasName && readSeparator(name);
    m_cursor.setAnchor(isNamed && isOpeningBracket(m_cursor.peek()) ? name.anchor : QString());
    if (isNamed && !name.anchor.isEmpty() && m_cursor.peek() == u'{' && m_cursor.isMatched()) {
        m_cursor.setLabel(name.text);
        return false;
    }
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

/// Reads YAML's merge key, '<<: *default', and the items below it where it has a list.
bool LineReader::readMerge()
{
    static const QRegularExpression key(uR"(^(?:<<|"<<"|'<<')[ \t]*:)"_s);
    static const QRegularExpression item(uR"(^[ \t]*-[ \t]+\*[\w-]+[ \t]*(?:#.*)?$)"_s);
    const bool mayBeKey = m_cursor.startsWith(u"<<") || (isQuote(m_cursor.peek()) && m_cursor.peek(1) == u'<');
    if (!mayBeKey || !key.match(restOfLine().toString()).hasMatch())
        return false;
    do {
        for (const QString &word : restOfLine().toString().split(QRegularExpression(u"[\\s,\\[\\]]"_s))) {
            if (word.startsWith(u'*'))
                m_cursor.scope().merged += word.mid(1);
        }
        finishLine();
        const bool isCrLf = m_cursor.peek() == u'\n' && m_cursor.peek(-1) == u'\r';
        m_cursor.moveTo(m_cursor.at() + (isCrLf ? 1 : 0));
    } while (item.match(restOfLine().toString()).hasMatch());
    return true;
}

bool LineReader::readName(Name &name)
{
    const SourceText &text = m_cursor.text();
    const qsizetype from = m_cursor.at();
    name.start = from;
    if (m_cursor.peek() == u'`') { // a name in a table of Markdown
        m_cursor.moveTo(from + 1);
        const qsizetype end = m_cursor.endOfName();
        name.text = text.text().mid(from + 1, end - from - 1);
        m_cursor.moveTo(qMin(end + 1, text.size()));
        if (m_cursor.peek(-1) != u'`' || !settingNameOf(name.text))
            return false;
    } else if (isQuote(m_cursor.peek())) {
        const auto literal = readLiteral(text, from, {});
        if (!literal || !literal->isClear || literal->text.size() > kLongestName)
            return false;
        name.text = literal->text.text();
        m_cursor.moveTo(literal->end);
    } else {
        qsizetype end = m_cursor.endOfName();
        m_cursor.moveTo(end);
        // 'Database name: ledger', 'Nom d'utilisateur: mira', 'Host name/address: …'
        const auto goesOn = [this] {
            return m_cursor.peek(1).isLetter() && QStringView(u" '\u2019/").contains(m_cursor.peek());
        };
        while (!name.isShell && goesOn() && end - from < kLongestLabel) {
            m_cursor.moveTo(end + 1);
            end = m_cursor.endOfName();
            m_cursor.moveTo(end);
        }
        name.text = text.text().mid(from, end - from);
    }
    name.span = text.span(from, m_cursor.at() - from);
    return !name.text.isEmpty() && name.text.size() <= kLongestName;
}

/// Reads a line of a message or a table: `Host | value |`, `Host -> value`, `Host .... value`.
bool LineReader::readLabelled(const Name &name)
{
    const auto meaning = name.isShell ? std::nullopt : settingNameOf(name.text);
    const bool isOfTwo = meaning && meaning->name == u"password" && name.text.contains(u'/'); // 'User/password: …'
    if (isOfTwo) {
        Name password = name;
        password.text = meaning->name;
        add(password, Kind::Unclear, m_cursor.at(), m_cursor.lineEnd());
        finishLine();
        return true;
    }
    const auto value = meaning ? labelledValue(restOfLine()) : std::nullopt;
    if (!value || (!value->isClear && meaning->name != u"password"))
        return false;
    add(name, value->isClear ? Kind::Literal : Kind::Unclear, m_cursor.at() + value->from,
        m_cursor.at() + value->from + value->length);
    finishLine();
    return true;
}

bool LineReader::readSeparator(Name &name)
{
    skipEmphasis(m_cursor);
    m_cursor.moveTo(m_cursor.at() + lengthOfLabelRemark(restOfLine()));
    const qsizetype behindName = m_cursor.at();
    m_cursor.skipBlanks();
    const QStringView blanks = m_cursor.text().view().sliced(behindName, m_cursor.at() - behindName);
    // In a settings file, the value of PASSWORD=>Kx7 begins with '>'. The arrow '=>' of PHP and Ruby follows a blank or
    // a quoted name.
    const bool mayBeArrow = !blanks.isEmpty() || isQuote(m_cursor.text().at(name.start));
    const Separator separator = separatorAt(m_cursor, mayBeArrow);
    const bool isBlank = blanks.contains(u'\t') || (name.isSpaced && !blanks.isEmpty());
    if (separator.length == 0 && !isBlank)
        return false;
    m_cursor.moveTo(m_cursor.at() + separator.length);
    name.separator = separator.meaning;
    const bool isColon = name.separator == u':';
    if (isColon)
        skipEmphasis(m_cursor);
    name.isTight = m_cursor.at() - behindName == 1 && !m_cursor.peek().isSpace();
    if (isColon) {
        static const QRegularExpression anchor(u"&([\\w-]+)"_s);
        const QStringView properties = restOfLine().first(lengthOfYamlProperties(restOfLine()));
        name.anchor = properties.contains(u'&') ? anchor.match(properties.toString()).captured(1) : QString();
        m_cursor.moveTo(m_cursor.at() + properties.size());
    }
    if (const qsizetype annotation = isColon ? lengthOfAnnotation(restOfLine()) : 0; annotation > 0) {
        m_cursor.moveTo(m_cursor.at() + annotation);
        name.separator = u'=';
    }
    m_cursor.skipBlanks();
    name.isSecret = isSecretName(name.text) || name.text == u"value"; // in an item of a list, `value` may be a password
    name.isKnown = settingNameOf(name.text).has_value() || isNameOfPair(name.text);
    return !name.text.contains(u' ') || (name.isKnown && !(name.isTight && name.separator == u'='));
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
    if (name.separator == u'=' && name.isTight && readReference(name))
        return true;
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

QStringView LineReader::restOfLine() const
{
    return m_cursor.text().view().sliced(m_cursor.at(), m_cursor.lineEnd() - m_cursor.at());
}

void LineReader::add(const Name &name, Kind kind, qsizetype from, qsizetype end)
{
    const SourceText value = m_cursor.text().mid(from, end - from);
    ScannedValue found{kind, value, m_cursor.text().span(from, end - from), false};
    found.anchor = name.anchor;
    m_cursor.add(name.text, name.span, found);
}

} // namespace budget
