// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/notations/labels/labelcells.h"

#include "core/reading/notations/settings/values/labelmarks.h"
#include "core/reading/notations/settings/values/settingname.h"
#include "core/reading/source/clipboardtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestLabel = 60;

enum class Separator { Mark, Blank, LineEnd };

/// A label in the text, with the positions between which its value may be.
struct Label
{
    QString name;
    qsizetype from = 0;
    qsizetype end = 0;
    qsizetype valueFrom = 0;
    Separator separator = Separator::Mark;
};

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'_' || c == u'-';
}

/// The separator behind a label that ends at `end`; nothing where none follows.
std::optional<std::pair<Separator, qsizetype>> separatorBehind(const QString &text, qsizetype end)
{
    static const QRegularExpression mark(
        uR"(\G\]?(?:[ \t]\([^()\r\n]{1,40}\))?[ \t*_`]*(?:::?|->|=>|[=\x{FF1A}\x{2192}]|\|\|?|->|=>|[ \t](?:is|ist|lautet|est|es|è)(?=[ \t]))[*_]*[ \t]*(?=[^\s]))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression lineEnd(uR"(\G[ \t*_]*:?[*_]*[ \t]*(?:\r\n|[\n\r\x{2028}\x{2029}])\s*(?=\S))"_s);
    static const QRegularExpression blank(uR"(\G[*_]*[ \t]+(?=\S))"_s);
    const auto lengthOf = [&](const QRegularExpression &shape) {
        const auto match = shape.match(text, end, QRegularExpression::NormalMatch,
                                       QRegularExpression::AnchorAtOffsetMatchOption
                                           | QRegularExpression::DontCheckSubjectStringMatchOption);
        return match.hasMatch() ? match.capturedLength() : 0;
    };
    if (const qsizetype length = lengthOf(mark); length > 0)
        return std::pair(Separator::Mark, end + length);
    if (const qsizetype length = lengthOf(lineEnd); length > 0)
        return std::pair(Separator::LineEnd, end + length);
    if (const qsizetype length = lengthOf(blank); length > 0)
        return std::pair(Separator::Blank, end + length);
    return std::nullopt;
}

/// Whether the label has words beside those for the part of the address: 'neon db'.
bool hasFamily(QStringView label)
{
    const auto meaning = settingNameOf(label);
    return meaning && !meaning->family.isEmpty();
}

/// Finds the labels of a text from its beginning to its end.
class LabelScan
{
public:
    explicit LabelScan(const SourceText &text) : m_text(text) { }

    std::vector<Label> find()
    {
        while (m_at < m_text.size()) {
            const Place place = placeOf(m_at);
            const auto label = place == Place::Within ? std::nullopt : labelAt(m_at, place);
            if (label) {
                m_labels.push_back(*label);
                m_endOfWord = endOfValueWord(label->valueFrom);
            }
            m_at = label ? m_endOfWord : m_at + 1;
        }
        return std::move(m_labels);
    }

private:
    /// Where a label could begin: in front of a line, behind a separator, behind a blank, or nowhere.
    enum class Place { Within, BehindBlank, BehindMark, LineStart };

    [[nodiscard]] Place placeOf(qsizetype at) const
    {
        if (!m_text.at(at).isLetter())
            return Place::Within;
        qsizetype before = at;
        while (before > 0
               && (m_text.at(before - 1) == u' ' || m_text.at(before - 1) == u'\t'
                   || QStringView(u"*_").contains(m_text.at(before - 1))))
            --before;
        if (before == 0 || isLineBreak(m_text.at(before - 1)) || isDecorated(before))
            return Place::LineStart;
        if (before == at)
            return QStringView(u"\uFF0C\u3001\uFF1B").contains(m_text.at(at - 1)) ? Place::BehindMark : Place::Within;
        const bool isMark =
            QStringView(u",;:/|(\u2022\u00B7\uFF0C\u3001\uFF1B-\u2013\u2014").contains(m_text.at(before - 1));
        return isMark || isBehindJoiner(before) ? Place::BehindMark : Place::BehindBlank;
    }

    /// Whether only the decoration of a line, such as the number of a list item, stands before `at` in its line.
    [[nodiscard]] bool isDecorated(qsizetype at) const
    {
        constexpr qsizetype kFarthest = 12;
        qsizetype start = at;
        while (start > 0 && at - start <= kFarthest && !isLineBreak(m_text.at(start - 1)))
            --start;
        if (at - start > kFarthest)
            return false;
        const QStringView line = m_text.view().sliced(start, at - start);
        return lengthOfLabelDecoration(line) == at - start || line == u":" || line == u"||" || line == u"-"
            || line.trimmed() == u"["; // PHP's print_r: [host] => …
    }

    /// Whether the word before the blank at `end` joins two parts: 'user mira and password …'.
    [[nodiscard]] bool isBehindJoiner(qsizetype end) const
    {
        static const QRegularExpression joiner(
            uR"((?:^|\s)(?:and|und|et|y|e|en|og|och|with|mit|avec|con|to|on|at|auf|as|als|the|der|die|das)$)"_s,
            QRegularExpression::CaseInsensitiveOption);
        constexpr qsizetype kLongestJoiner = 6;
        const qsizetype from = qMax<qsizetype>(0, end - kLongestJoiner);
        return joiner.match(m_text.text().mid(from, end - from)).hasMatch();
    }

    [[nodiscard]] qsizetype endOfWord(qsizetype from) const
    {
        while (from < m_text.size() && isWordCharacter(m_text.at(from)))
            ++from;
        return from;
    }

    [[nodiscard]] qsizetype endOfValueWord(qsizetype from) const
    {
        while (from < m_text.size() && !m_text.at(from).isSpace())
            ++from;
        return from;
    }

    /// The longest label that begins at `from`, of up to five words.
    [[nodiscard]] std::optional<Label> labelAt(qsizetype from, Place place) const
    {
        constexpr int kMostWords = 5;
        std::optional<Label> found;
        qsizetype end = endOfWord(from);
        for (int count = 0; count < kMostWords && end - from < kLongestLabel; ++count) {
            // Behind a blank, the first word of 'Kx7 neon db' may belong to the value before the label.
            const QStringView label = m_text.view().sliced(from, end - from);
            const QString name = count > 0 && place == Place::BehindBlank && hasFamily(label) ? QString()
                                                                                              : nameOfLabel(label);
            const auto separator = name.isEmpty() ? std::nullopt : separatorBehind(m_text.text(), end);
            if (separator && mayFollow(separator->first, place, from))
                found = Label{name, from, end, separator->second, separator->first};
            const bool goesOn = end + 1 < m_text.size() && QStringView(u" '\u2019").contains(m_text.at(end))
                && m_text.at(end + 1).isLetter();
            if (!goesOn)
                break;
            end = endOfWord(end + 1);
        }
        return found;
    }

    [[nodiscard]] bool mayFollow(Separator separator, Place place, qsizetype from) const
    {
        if (separator == Separator::Mark || place == Place::LineStart)
            return true;
        return separator == Separator::Blank && (place == Place::BehindMark || isBehindOneWord(from));
    }

    /// Whether the value of the previous label is one word that ends before `at`: 'host db.example.org user mira'.
    [[nodiscard]] bool isBehindOneWord(qsizetype at) const
    {
        while (at > m_endOfWord && m_text.at(at - 1).isSpace())
            --at;
        return !m_labels.empty() && at <= m_endOfWord;
    }

    const SourceText &m_text;
    qsizetype m_at = 0;
    qsizetype m_endOfWord = 0; ///< the end of the first word of the previous label's value
    std::vector<Label> m_labels;
};

/// The separator between a value and the next label.
enum class Delimiter { LineBreak, Comma, Semicolon, Slash, Bar, Dash, Word, Blank };

struct Ending
{
    Delimiter delimiter = Delimiter::Blank;
    qsizetype length = 0;
};

/// The delimiter at the end of the text before a label.
Ending endingOf(QStringView value)
{
    static const QRegularExpression shape(
        uR"((?:([,\x{FF0C}\x{3001}])|([;\x{FF1B}])|\s(/)|([|\x{2022}\x{00B7}])|\s([-\x{2013}\x{2014}])|,?\s(and|und|et|y|e|en|og|och|with|mit|avec|con|as|als))(?:\s(?:the|der|die|das))?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kLongest = 16;
    constexpr std::array kKinds{Delimiter::Blank, Delimiter::Comma, Delimiter::Semicolon, Delimiter::Slash,
                                Delimiter::Bar,   Delimiter::Dash,  Delimiter::Word};
    const auto isBlankOrMark = [](QChar c) { return c.isSpace() || c == u'*' || c == u'_'; };
    qsizetype end = value.size();
    while (end > 0 && isBlankOrMark(value[end - 1]))
        --end;
    const auto match = shape.match(value.first(end).last(qMin(kLongest, end)).toString());
    end -= match.capturedLength();
    while (end > 0 && value[end - 1].isSpace())
        --end;
    return {kKinds[static_cast<std::size_t>(match.lastCapturedIndex() < 0 ? 0 : match.lastCapturedIndex())],
            value.size() - end};
}

/// Whether a word of a sentence follows the label instead of a password, as in 'the password follows'.
bool mayBeSentence(QStringView value)
{
    return std::ranges::all_of(value, [](QChar c) { return c.isLetter() && !c.isUpper(); });
}

/// Cuts the values out between the labels.
class CellCut
{
public:
    CellCut(const SourceText &text, const std::vector<Label> &labels) : m_text(text), m_labels(labels) { }

    std::vector<LabelCell> cut()
    {
        for (std::size_t i = 0; i < m_labels.size(); ++i)
            add(m_labels[i], i + 1 < m_labels.size() ? m_labels[i + 1].from : m_text.size());
        const bool isMixed = std::ranges::any_of(m_delimiters,
                                                 [&](Delimiter each) { return each != m_delimiters.front(); });
        for (LabelCell &cell : m_cells)
            cell.isClear = cell.isClear && !(isMixed && cell.name == u"password" && !m_isPasswordAlone);
        return std::move(m_cells);
    }

private:
    void add(const Label &label, qsizetype next)
    {
        const QStringView rest = m_text.view().sliced(label.valueFrom, next - label.valueFrom);
        const auto lineBreak = std::ranges::find_if(rest, isLineBreak);
        const bool isWholeLine = lineBreak != rest.end() || next == m_text.size();
        const QStringView line = rest.first(lineBreak - rest.begin());
        const Ending ending = isWholeLine ? Ending{Delimiter::LineBreak, line.size() - line.trimmed().size()}
                                          : endingOf(line);
        if (!isWholeLine)
            m_delimiters.push_back(ending.delimiter);
        const SourceText written = m_text.mid(label.valueFrom, line.size() - ending.length);
        LabelCell cell{label.name, m_text.span(label.from, label.end - label.from), withoutEmphasis(written), true};
        if (label.name == u"password") {
            const bool isQuoted = cell.value.size() != written.size();
            m_isPasswordAlone = isWholeLine;
            cell.isClear = isClearSecret(cell.value.view(), label, isQuoted, isWholeLine);
        } else if (isWholeLine && label.separator != Separator::LineEnd) {
            cell.value = withoutStop(cell.value);
        }
        m_cells.push_back(cell);
    }

    bool isClearSecret(QStringView value, const Label &label, bool isQuoted, bool isWholeLine) const
    {
        constexpr QStringView kMarks = u".,;!?)]}>\"'`";
        const bool hasBlank = std::ranges::any_of(value, [](QChar c) { return c.isSpace(); });
        const auto isMark = [](QChar c) { return isQuote(c) || c == u'`'; };
        if (value.isEmpty() || (hasBlank && !isQuoted)
            || (!isQuoted && (isMark(value.front()) || isMark(value.back()))))
            return false;
        if (label.separator == Separator::Blank && mayBeSentence(value))
            return false;
        const bool isLineOfItsOwn = label.separator == Separator::LineEnd;
        return isQuoted || isLineOfItsOwn || !isWholeLine || !kMarks.contains(value.back());
    }

    /// The value without the full stop of a sentence at its end.
    static SourceText withoutStop(const SourceText &value)
    {
        qsizetype length = value.size();
        while (length > 0 && QStringView(u".,;!)").contains(value.at(length - 1)))
            --length;
        return value.mid(0, length);
    }

    const SourceText &m_text;
    const std::vector<Label> &m_labels;
    std::vector<LabelCell> m_cells;
    /// the delimiter after each value that is followed by another label in its line
    std::vector<Delimiter> m_delimiters;
    bool m_isPasswordAlone = false; ///< whether the password is the last text in its line
};

} // namespace

QString nameOfLabel(QStringView label)
{
    const auto meaning = settingNameOf(label);
    if (!meaning || meaning->part != SettingPart::Address
        || (meaning->isWeak && label.endsWith(u"name", Qt::CaseInsensitive)))
        return {};
    const auto isOther = [](const QString &word) { // 'user mira db' is not one label
        const auto part = settingNameOf(word);
        return part && part->part == SettingPart::Address && part->name != u"dbname";
    };
    const QStringList family = meaning->family.split(u' ', Qt::SkipEmptyParts);
    const bool isOne = meaning->family.isEmpty() || (family.size() <= 2 && std::ranges::none_of(family, isOther));
    return isOne ? meaning->name : QString();
}

SourceText withoutEmphasis(const SourceText &value)
{
    SourceText inner = value;
    while (inner.size() > 2) {
        const QChar open = inner.at(0);
        const QChar close = inner.at(inner.size() - 1);
        const bool isPair = (isQuote(open) && endsQuoted(open, close)) || (open == u'`' && close == u'`')
            || (open == u'*' && close == u'*');
        if (!isPair || inner.view().sliced(1, inner.size() - 2).contains(close))
            break;
        inner = inner.mid(1, inner.size() - 2);
    }
    return inner;
}

std::vector<LabelCell> labelCells(const SourceText &text)
{
    const std::vector<Label> labels = LabelScan(text).find();
    return CellCut(text, labels).cut();
}

} // namespace budget
