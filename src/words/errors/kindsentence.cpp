// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/kindsentence.h"

#include "words/errors/wording.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <algorithm>

namespace budget::wording {

QString named(const Error &error, const QString &what)
{
    if (error.field == Field::None)
        return what.isEmpty() ? what : what.at(0).toUpper() + what.sliced(1);
    return Words::tr("%1: %2").arg(isAboutLock(error) ? Words::tr("Lock file") : fieldName(error.field), what);
}

QString sentenceIn(std::span<const KindSentence> rows, const Error &error)
{
    const auto row = std::ranges::find(rows, error.kind, &KindSentence::kind);
    if (row == rows.end())
        return {};
    if (row->words)
        return row->words(error);
    QString text = translated(row->text);
    switch (row->shape) {
    case Shape::Whole:
        return text;
    case Shape::Named:
        return named(error, text);
    case Shape::WithDetail:
        return text.arg(outsideText(error.detail));
    }
    return text;
}

} // namespace budget::wording
