// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/textspan.h"

#include <QString>

#include <vector>

namespace budget {

/// A text of which each character still knows where it stood in the text that a person pasted. What the readers
/// of connection texts take away or unescape thus never moves the place of a part or a fault.
class SourceText
{
public:
    SourceText() = default;
    explicit SourceText(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QStringView view() const { return m_text; }
    [[nodiscard]] qsizetype size() const { return m_text.size(); }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] QChar at(qsizetype i) const { return m_text[i]; }

    /// The place of a piece, or of all, in the pasted text.
    [[nodiscard]] TextSpan span(qsizetype from, qsizetype length) const;
    [[nodiscard]] TextSpan span() const { return span(0, size()); }
    [[nodiscard]] SourceText mid(qsizetype from, qsizetype length) const;
    [[nodiscard]] SourceText mid(qsizetype from) const { return mid(from, size() - from); }

    /// Appends a character of `from`, which may be this text's source or another piece of the same paste.
    void append(const SourceText &from, qsizetype i);
    /// Appends characters that stand for what begins at `origin` in the pasted text.
    void append(const QString &text, qsizetype origin);
    /// Puts another character in the place of the last one.
    void replaceLast(QChar c) { m_text.back() = c; }
    /// Takes characters away at the end.
    void truncate(qsizetype size);
    /// Says where a text stands that is empty.
    void standAt(qsizetype origin) { m_end = origin; }

private:
    QString m_text;
    std::vector<qsizetype> m_origins;
    qsizetype m_end = 0; ///< where the pasted text goes on behind the last character
};

} // namespace budget
