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

QString shortened(const QString &text, qsizetype maxLength)
{
    if (codePoints(text) <= maxLength)
        return text;
    return QString::fromStdU32String(text.toStdU32String().substr(0, static_cast<std::size_t>(maxLength)));
}

} // namespace budget
