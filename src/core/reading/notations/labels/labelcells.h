// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// A part of a connection with its label, as people write it in a message: 'user: mira'.
struct LabelCell
{
    QString name; ///< libpq's name
    TextSpan labelSpan;
    SourceText value;
    bool isClear = true; ///< false where the end of the value is not certain
};

/// libpq's name of the part of an address that a label means; empty for other texts.
[[nodiscard]] QString nameOfLabel(QStringView label);

/// The value without quotation marks, backticks or asterisks around it.
[[nodiscard]] SourceText withoutEmphasis(const SourceText &value);

/// The labelled values of a message: 'Host: …, user: …, password: …', 'Server …, Benutzer …, Passwort …', or labels
/// with the values in the lines below them.
[[nodiscard]] std::vector<LabelCell> labelCells(const SourceText &text);

} // namespace budget
