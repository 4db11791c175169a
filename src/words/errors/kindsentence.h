// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorkey.h"

#include <QString>

#include <span>

namespace budget::wording {

/// How a row's text becomes a sentence.
enum class Shape {
    Whole, ///< the text is a whole sentence
    Named, ///< the field's name is put before the text: 'Amount: …'; without a field the text gets a capital letter
    WithDetail ///< %1 is Error::detail
};

/// The sentence of one error kind: a text for lupdate, or a function if the sentence depends on more than the kind.
struct KindSentence
{
    ErrorKind kind = ErrorKind::Unexpected;
    const char *text = nullptr;
    Shape shape = Shape::Whole;
    QString (*words)(const Error &error) = nullptr;
};

/// The translated sentence of the row for the error's kind.
[[nodiscard]] QString sentenceIn(std::span<const KindSentence> rows, const Error &error);

/// 'Amount: …', or `what` with a capital letter if the error has no field.
[[nodiscard]] QString named(const Error &error, const QString &what);

} // namespace budget::wording
