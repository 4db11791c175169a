// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// The state of a scan through a text: the position, the open scopes, and the settings found so far.
class SettingsCursor
{
public:
    explicit SettingsCursor(const SourceText &text);

    [[nodiscard]] const SourceText &text() const { return m_text; }
    [[nodiscard]] qsizetype at() const { return m_at; }
    void moveTo(qsizetype place) { m_at = place; }

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    /// The character `ahead` characters after the position; null outside the text.
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const;
    [[nodiscard]] bool startsWith(QStringView text) const { return m_text.view().sliced(m_at).startsWith(text); }
    [[nodiscard]] bool isAtLineEnd() const;
    [[nodiscard]] bool isAtLineStart() const;
    [[nodiscard]] qsizetype lineEnd() const;
    void skipBlanks();
    /// Skips blanks and line breaks.
    void skipSpace();
    /// Skips a comment. Returns false and skips nothing where no comment begins at the position.
    bool skipComment();
    /// The end of the name that begins at the position.
    [[nodiscard]] qsizetype endOfName() const;

    /// Whether the position is inside brackets, so that its line is not a setting of its own.
    [[nodiscard]] bool isInBrackets() const { return !m_open.back().closer.isNull(); }
    void openBracket(const QString &label);
    void closeBracket();
    /// Whether the bracket at the position has a counterpart in the text.
    [[nodiscard]] bool isMatched() const;

    /// Closes the indented blocks to which a line with this indentation does not belong.
    void closeBlocks(qsizetype indentation);
    void openBlock(qsizetype indentation, const QString &label);
    void openSection(const QString &label);

    [[nodiscard]] SettingsScope &scope() { return m_found.scopes[m_open.back().scope]; }
    void add(const QString &name, TextSpan nameSpan, const ScannedValue &value);
    /// Adds a setting to the parent scope: in props.setProperty("name", "value") the setting belongs to the scope
    /// around the brackets.
    void addToParent(const QString &name, TextSpan nameSpan, const ScannedValue &value);
    /// Sets the label for the brackets that open next.
    void setLabel(const QString &label) { m_label = label; }
    [[nodiscard]] const QString &label() const { return m_label; }
    /// Sets the variable to which the result of the call whose bracket opens next is assigned.
    void setTarget(const QString &target) { m_target = target; }
    /// Sets the YAML anchor of the bracket that opens next in the line.
    void setAnchor(const QString &anchor) { m_anchor = anchor; }
    [[nodiscard]] ScannedSettings takeFound() { return std::move(m_found); }

private:
    struct Open
    {
        std::size_t scope = 0;
        QChar closer = {};          ///< the closing bracket; null for a block or section
        qsizetype indentation = -1; ///< of the line that opened the block
    };

    [[nodiscard]] qsizetype skipLiteral(qsizetype from, QString &failed) const;
    void findPairs();
    void open(const QString &label, QChar closer, qsizetype indentation);

    const SourceText &m_text;
    qsizetype m_at = 0;
    std::vector<Open> m_open;
    std::vector<bool> m_isMatched; ///< for each character: whether it is a bracket with a counterpart
    QString m_label;
    QString m_target;
    QString m_anchor;
    bool m_hasBlockEnds = true; ///< whether a '*/' may still follow
    // the line whose end was searched last, so that a long line is searched once and not for each of its names
    mutable qsizetype m_lineFrom = 0;
    mutable qsizetype m_lineEnd = -1;
    ScannedSettings m_found;
};

/// Whether the character is '(', '[' or '{'.
[[nodiscard]] bool isOpeningBracket(QChar c);
[[nodiscard]] bool isClosingBracket(QChar c);

} // namespace budget
