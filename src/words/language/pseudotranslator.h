// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace budget {

/// Translates every text to itself with accents, brackets and 40 % more length. A text on the screen without brackets
/// was never passed to tr(); a missing closing bracket shows that a text is cut off. Arguments (%1, %n), mnemonics (&),
/// HTML tags and entities stay as they are.
class PseudoTranslator : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context, const char *sourceText, const char *disambiguation,
                                    int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// The pseudo-language's version of an English text.
[[nodiscard]] QString pseudoText(const QString &text);

} // namespace budget
