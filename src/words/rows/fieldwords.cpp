// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/fieldwords.h"

#include "core/changes/making.h"
#include "core/entry/amounttext.h"
#include "words/errors/wording.h"
#include "words/outsidetext.h"
#include "words/words.h"

namespace budget::fieldwords {

using namespace Qt::StringLiterals;

namespace {

using wording::Words;

QString referenced(const RowValues &row, int field, const RowNames &names)
{
    const auto key = referenceIn(row, field);
    if (!key)
        return Words::tr("nothing");
    const auto &all = key->table == Table::Persons ? names.persons : names.categories;
    const auto found = all.constFind(key->id);
    return found == all.cend() ? Words::tr("no. %1, which is gone").arg(key->id) : wording::outsideText(*found);
}

} // namespace

std::vector<int> shownFields(Table table)
{
    switch (table) {
    case Table::Persons:
        return {personfield::Name, personfield::Email};
    case Table::Categories:
        return {categoryfield::Color, categoryfield::Name};
    case Table::Expenses:
        return {expensefield::Amount, expensefield::Date, expensefield::Category, expensefield::Person,
                expensefield::Description};
    }
    return {};
}

QString name(Table table, int field)
{
    return wording::fieldName(inputFieldOf(table, field));
}

QString value(const RowValues &row, int field, const RowNames &names, const QLocale &locale)
{
    const FieldValue &value = row.at(field);
    if (const auto *text = std::get_if<QString>(&value))
        return wording::outsideText(*text);
    if (const auto *amount = std::get_if<Money>(&value))
        return formatAmount(*amount, locale);
    if (const auto *date = std::get_if<QDate>(&value))
        return locale.toString(*date, QLocale::ShortFormat);
    if (const auto *stored = std::get_if<StoredText>(&value))
        return wording::outsideText(stored->text);
    return referenced(row, field, names);
}

QString values(const RowValues &row, const RowNames &names, const QLocale &locale)
{
    QStringList all;
    for (const int field : shownFields(row.table())) {
        if (const QString text = value(row, field, names, locale); !text.isEmpty())
            all << text;
    }
    return all.join(u" · "_s);
}

} // namespace budget::fieldwords
