// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorkey.h"

#include <QString>

#include <span>

namespace budget::wording {

/// How a row's text becomes a sentence.
enum class Shape {
    Whole,     ///< it is one
    Named,     ///< the field's name is put before it: 'Amount: …'; without a field it begins with a capital letter
    WithDetail ///< %1 is the error's detail
};

/// The sentence of one kind: a text for lupdate, or a function where it depends on more than the kind.
struct KindSentence
{
    ErrorKind kind;
    const char *text;
    Shape shape = Shape::Whole;
    QString (*words)(const Error &error) = nullptr;
};

/// The translated sentence of the row that the error's kind has.
[[nodiscard]] QString sentenceIn(std::span<const KindSentence> rows, const Error &error);

/// 'Amount: …', or `what` with a capital letter where the error has no field.
[[nodiscard]] QString named(const Error &error, const QString &what);

} // namespace budget::wording
