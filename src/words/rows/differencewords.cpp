// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/differencewords.h"

#include "core/changes/making.h"
#include "words/outsidetext.h"
#include "words/rows/fieldwords.h"
#include "words/words.h"

#include <algorithm>

namespace budget::differencewords {

namespace {

using wording::Words;

QString nameOf(const RowDifference &row)
{
    return wording::outsideText(subjectOf(row.now ? *row.now : *row.expected));
}

QString ofOne(const RowDifference &row)
{
    if (!row.now)
        return Words::tr("“%1” was deleted outside the program since; nothing was changed.").arg(nameOf(row));
    if (!row.expected)
        return Words::tr("“%1” is there already; nothing was changed.").arg(nameOf(row));
    return row.isOutside
        ? Words::tr("“%1” was changed outside the program since; nothing was changed now.").arg(nameOf(row))
        : Words::tr("“%1” was changed again since; nothing was changed now.").arg(nameOf(row));
}

QStringList fieldsOf(const RowDifference &row, const RowNames &names, const QLocale &locale)
{
    QStringList lines;
    for (const int field : fieldwords::shownFields(row.row.table)) {
        if (std::ranges::find(row.fields, field) != row.fields.end())
            lines << Words::tr("%1: now %2 instead of %3")
                         .arg(fieldwords::name(row.row.table, field), fieldwords::value(*row.now, field, names, locale),
                              fieldwords::value(*row.expected, field, names, locale));
    }
    return lines;
}

} // namespace

QString whatHappened(const std::vector<RowDifference> &rows)
{
    if (rows.size() == 1)
        return ofOne(rows.front());
    return Words::tr("%n entries were changed since; nothing was changed now.", nullptr, static_cast<int>(rows.size()));
}

QStringList fields(const std::vector<RowDifference> &rows, const RowNames &names, const QLocale &locale)
{
    if (rows.size() == 1)
        return fieldsOf(rows.front(), names, locale);
    QStringList lines;
    for (const RowDifference &row : rows) {
        const QStringList own = fieldsOf(row, names, locale);
        lines << (own.isEmpty() ? ofOne(row) : nameOf(row) + QStringLiteral(" – ") + own.join(QStringLiteral("; ")));
    }
    return lines;
}

QString bySomebodyElse(const RowDifference &row, const RowNames &names, const QLocale &locale)
{
    const QString name = wording::outsideText(subjectOf(*row.expected));
    return Words::tr("Somebody else has changed “%1” meanwhile: %2.")
        .arg(name, fieldsOf(row, names, locale).join(QStringLiteral("; ")));
}

} // namespace budget::differencewords
