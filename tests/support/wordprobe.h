// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

/// Functions with which the tests of `words` examine the texts that people read.
namespace budget::wordprobe {

/// Whether the text has a placeholder that was not replaced: %1, %L2 or %n.
inline bool hasPlaceholder(const QString &text)
{
    static const QRegularExpression unfilled(QStringLiteral("%(?:L?[1-9]|n)(?![0-9A-F])"));
    return text.contains(unfilled);
}

/// Whether the text is one or more whole sentences in plain text.
inline bool isSentence(const QString &text)
{
    const bool hasEnds = text.size() > 10 && !text.at(0).isLower() && text.endsWith(QLatin1Char('.'));
    return hasEnds && !text.contains(QLatin1String("  ")) && !text.contains(QLatin1String(".."))
        && !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('<')) && !hasPlaceholder(text);
}

/// Whether the text is a few words that are part of a line or sentence.
inline bool isPhrase(const QString &text)
{
    return !text.isEmpty() && text == text.trimmed() && !text.endsWith(QLatin1Char('.'))
        && !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('<')) && !hasPlaceholder(text);
}

/// Names that other people may choose with bad intent. A name must not change the words around it.
inline QStringList hostileNames()
{
    return {QStringLiteral("%1"),
            QStringLiteral("%2%1%n%L3"),
            QStringLiteral("<b>bold</b>"),
            QStringLiteral("<img src=\"/dev/zero\">"),
            QStringLiteral("a\nb\r\nc\td"),
            QString::fromUtf8("a\u202Eb\u2066c\u200Fd"),
            QStringLiteral("a\x1B[31mb\ac"),
            QString::fromUtf8("a\u2028b\u2029c"),
            QStringLiteral("x\"y'z`w|v"),
            QString(10'000, QLatin1Char('x')),
            QString::fromUtf8("😀").repeated(5'000)};
}

/// Whether the text has a control character, which a window or terminal interprets instead of showing it.
inline bool hasControls(const QString &text)
{
    static const QRegularExpression controls(QStringLiteral(
        "[\\x{00}-\\x{1F}\\x{7F}-\\x{9F}\\x{61C}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}\\x{2066}-\\x{206F}]"));
    return text.contains(controls);
}

} // namespace budget::wordprobe
