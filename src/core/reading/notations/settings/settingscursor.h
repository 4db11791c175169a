// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/notations/settings/scannedsettings.h"

namespace budget {

/// The place of a scan through a text, the scopes that are open there, and what was found so far.
class SettingsCursor
{
public:
    explicit SettingsCursor(const SourceText &text);

    [[nodiscard]] const SourceText &text() const { return m_text; }
    [[nodiscard]] qsizetype at() const { return m_at; }
    void moveTo(qsizetype place) { m_at = place; }

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    /// The character `ahead` of the place, or a null one behind the end.
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const;
    [[nodiscard]] bool startsWith(QStringView text) const { return m_text.view().sliced(m_at).startsWith(text); }
    [[nodiscard]] bool isAtLineEnd() const;
    [[nodiscard]] bool isAtLineStart() const;
    [[nodiscard]] qsizetype lineEnd() const;
    void skipBlanks();
    /// Blanks and line breaks.
    void skipSpace();
    /// False, and nothing is skipped, where no comment begins here.
    bool skipComment();
    /// Characters of a name in code or in a settings file.
    [[nodiscard]] qsizetype endOfName() const;

    /// Whether brackets are open here, so that a line is nothing by itself.
    [[nodiscard]] bool isInBrackets() const { return !m_open.back().closer.isNull(); }
    void openBracket(const QString &label);
    void closeBracket();
    /// Whether the bracket here has its counterpart in the text.
    [[nodiscard]] bool isMatched() const;

    /// Closes the blocks of lines that a line with this indentation is not in any more.
    void closeBlocks(qsizetype indentation);
    void openBlock(qsizetype indentation, const QString &label);
    void openSection(const QString &label);

    [[nodiscard]] SettingsScope &scope() { return m_found.scopes[m_open.back().scope]; }
    void add(const QString &name, TextSpan nameSpan, const ScannedValue &value);
    /// The same for what surrounds the brackets here: setProperty("name", "value") sets what a name outside would set.
    void addToParent(const QString &name, TextSpan nameSpan, const ScannedValue &value);
    /// A name that waits for its value: the label of the brackets that open next.
    void setLabel(const QString &label) { m_label = label; }
    [[nodiscard]] const QString &label() const { return m_label; }
    [[nodiscard]] ScannedSettings takeFound() { return std::move(m_found); }

private:
    struct Open
    {
        std::size_t scope = 0;
        QChar closer = {};          ///< of a pair of brackets
        qsizetype indentation = -1; ///< of the line that opened a block
    };

    [[nodiscard]] qsizetype skipLiteral(qsizetype from, QString &failed) const;
    void findPairs();
    void open(const QString &label, QChar closer, qsizetype indentation);

    const SourceText &m_text;
    qsizetype m_at = 0;
    std::vector<Open> m_open;
    std::vector<bool> m_isMatched; ///< for each character, whether it is a bracket with a counterpart
    QString m_label;
    bool m_hasBlockEnds = true; ///< whether a comment can be closed from here on
    ScannedSettings m_found;
};

/// '(', '[' or '{'.
[[nodiscard]] bool isOpeningBracket(QChar c);
[[nodiscard]] bool isClosingBracket(QChar c);

} // namespace budget
