// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/textspan.h"

#include <QString>

#include <vector>

namespace budget {

/// A text in which each character keeps its position in the text that a person pasted. A reader can therefore remove or
/// unescape characters, and the positions of parts and faults stay correct.
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

    /// The position of a part, or of the whole text, in the pasted text.
    [[nodiscard]] TextSpan span(qsizetype from, qsizetype length) const;
    [[nodiscard]] TextSpan span() const { return span(0, size()); }
    [[nodiscard]] SourceText mid(qsizetype from, qsizetype length) const;
    [[nodiscard]] SourceText mid(qsizetype from) const { return mid(from, size() - from); }

    /// Appends character `i` of `from`, which must come from the same pasted text.
    void append(const SourceText &from, qsizetype i);
    /// Appends characters that replace those at `origin` in the pasted text.
    void append(const QString &text, qsizetype origin);
    /// Replaces the last character and keeps its position.
    void replaceLast(QChar c) { m_text.back() = c; }
    /// Shortens the text to `size` characters.
    void truncate(qsizetype size);
    /// Sets the position of an empty text.
    void standAt(qsizetype origin) { m_end = origin; }

private:
    QString m_text;
    std::vector<qsizetype> m_origins;
    qsizetype m_end = 0; ///< the position in the pasted text behind the last character
};

} // namespace budget
