// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/budget/textrules.h"

#include <algorithm>

namespace budget {

namespace {

qsizetype codePoints(const QString &text)
{
    return text.size() - std::ranges::count_if(text, [](QChar c) { return c.isLowSurrogate(); });
}

} // namespace

Result<QString> requiredText(const QString &text, qsizetype maxLength, Field field)
{
    QString kept = text;
    kept.remove(QChar(u'\0'));
    kept = kept.trimmed();
    if (kept.isEmpty())
        return failure(ErrorKind::FieldEmpty, field);
    if (codePoints(kept) > maxLength)
        return failure(ErrorKind::FieldTooLong, field, QString::number(maxLength));
    return kept;
}

} // namespace budget
