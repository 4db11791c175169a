// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/settings/settingscursor.h"

#include "core/reading/source/clipboardtext.h"

#include <algorithm>
#include <utility>

namespace budget {

namespace {

constexpr QStringView kOpening = u"([{";
constexpr QStringView kClosing = u")]}";
constexpr std::size_t kDeepest = 64;

bool isBlank(QChar c)
{
    return c.isSpace() && !isLineBreak(c);
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || QStringView(u"_.-").contains(c);
}

} // namespace

bool isOpeningBracket(QChar c)
{
    return kOpening.contains(c);
}

bool isClosingBracket(QChar c)
{
    return kClosing.contains(c);
}

SettingsCursor::SettingsCursor(const SourceText &text) : m_text(text)
{
    m_found.scopes.emplace_back();
    m_open.emplace_back();
    findPairs();
}

QChar SettingsCursor::peek(qsizetype ahead) const
{
    const qsizetype place = m_at + ahead;
    return place >= 0 && place < m_text.size() ? m_text.at(place) : QChar();
}

bool SettingsCursor::isAtLineEnd() const
{
    return isAtEnd() || isLineBreak(m_text.at(m_at));
}

bool SettingsCursor::isAtLineStart() const
{
    return m_at == 0 || isLineBreak(m_text.at(m_at - 1));
}

qsizetype SettingsCursor::lineEnd() const
{
    if (m_at >= m_lineFrom && m_at <= m_lineEnd)
        return m_lineEnd;
    m_lineFrom = m_at;
    m_lineEnd = m_at;
    while (m_lineEnd < m_text.size() && !isLineBreak(m_text.at(m_lineEnd)))
        ++m_lineEnd;
    return m_lineEnd;
}

void SettingsCursor::skipBlanks()
{
    while (!isAtEnd() && isBlank(m_text.at(m_at)))
        ++m_at;
}

void SettingsCursor::skipSpace()
{
    while (!isAtEnd() && m_text.at(m_at).isSpace())
        ++m_at;
}

bool SettingsCursor::skipComment()
{
    const QChar before = peek(-1);
    const bool mayBegin = m_at == 0 || before.isSpace() || QStringView(u",;{}()[]\"'").contains(before);
    const bool isKeyword = peek() == u'#' && peek(1) == u':'; // Racket's #:user
    const bool isLine = mayBegin && !isKeyword && (peek() == u'#' || startsWith(u"//"));
    const bool isBlock = mayBegin && m_hasBlockEnds && startsWith(u"/*");
    const qsizetype blockEnd = isBlock ? m_text.view().indexOf(u"*/", m_at + 2) : -1;
    m_hasBlockEnds = m_hasBlockEnds && (!isBlock || blockEnd >= 0);
    if (blockEnd >= 0)
        m_at = blockEnd + 2;
    else if (isLine)
        m_at = lineEnd();
    return isLine || blockEnd >= 0;
}

qsizetype SettingsCursor::endOfName() const
{
    qsizetype end = m_at;
    while (end < m_text.size() && isNameCharacter(m_text.at(end)))
        ++end;
    return end;
}

/// The position of the quotation mark that closes the literal at `from`; `from` where no literal begins there. `failed`
/// collects the quotation marks that are not closed in the current line.
qsizetype SettingsCursor::skipLiteral(qsizetype from, QString &failed) const
{
    const QChar open = m_text.at(from);
    const bool isWithinWord = from > 0 && m_text.at(from - 1).isLetterOrNumber(); // an apostrophe: it's
    if (isLineBreak(open))
        failed.clear();
    if (!QStringView(u"'\"`").contains(open) || isWithinWord || failed.contains(open))
        return from;
    for (qsizetype i = from + 1; i < m_text.size() && !isLineBreak(m_text.at(i)); ++i) {
        if (m_text.at(i) == open)
            return i;
        i += m_text.at(i) == u'\\' ? 1 : 0;
    }
    failed += open;
    return from;
}

/// Finds the brackets that have a counterpart. Only these open scopes, because brackets in prose and passwords are
/// often single.
void SettingsCursor::findPairs()
{
    m_isMatched.assign(static_cast<std::size_t>(m_text.size()), false);
    std::vector<qsizetype> open;
    QString failed;
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        i = skipLiteral(i, failed);
        const QChar c = m_text.at(i);
        if (isOpeningBracket(c))
            open.push_back(i);
        if (open.empty() || !isClosingBracket(c))
            continue;
        const QChar expected = kClosing[kOpening.indexOf(m_text.at(open.back()))];
        if (expected == c) {
            m_isMatched[static_cast<std::size_t>(open.back())] = m_isMatched[static_cast<std::size_t>(i)] = true;
            open.pop_back();
        }
    }
}

bool SettingsCursor::isMatched() const
{
    return !isAtEnd() && m_isMatched[static_cast<std::size_t>(m_at)];
}

void SettingsCursor::open(const QString &label, QChar closer, qsizetype indentation)
{
    if (m_open.size() >= kDeepest)
        return;
    const std::size_t parent = m_open.back().scope;
    m_open.push_back({m_found.scopes.size(), closer, indentation});
    m_found.scopes.push_back({parent, label, {}, {}, {}, {}});
}

void SettingsCursor::openBracket(const QString &label)
{
    const std::size_t depth = m_open.size();
    open(label, kClosing[kOpening.indexOf(peek())], -1);
    if (m_open.size() > depth) {
        scope().target = std::exchange(m_target, {});
        scope().anchor = std::exchange(m_anchor, {});
    }
    ++m_at;
}

void SettingsCursor::closeBracket()
{
    const auto found = std::find_if(m_open.rbegin(), m_open.rend(), [this](const Open &each) {
        return !each.closer.isNull() && each.closer == peek();
    });
    if (found != m_open.rend())
        m_open.erase(found.base() - 1, m_open.end());
    ++m_at;
}

void SettingsCursor::closeBlocks(qsizetype indentation)
{
    while (m_open.size() > 1 && m_open.back().closer.isNull() && m_open.back().indentation >= indentation)
        m_open.pop_back();
}

void SettingsCursor::openBlock(qsizetype indentation, const QString &label)
{
    open(label, {}, indentation);
}

void SettingsCursor::openSection(const QString &label)
{
    while (m_open.size() > 1)
        m_open.pop_back();
    open(label, {}, -1);
}

void SettingsCursor::add(const QString &name, TextSpan nameSpan, const ScannedValue &value)
{
    m_found.settings.push_back({name, nameSpan, value, m_open.back().scope});
}

void SettingsCursor::addToParent(const QString &name, TextSpan nameSpan, const ScannedValue &value)
{
    m_found.settings.push_back({name, nameSpan, value, scope().parent});
}

} // namespace budget
