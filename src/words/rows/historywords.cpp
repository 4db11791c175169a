// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/historywords.h"

#include "core/changes/making.h"
#include "core/entry/amounttext.h"
#include "words/errors/wording.h"
#include "words/outsidetext.h"
#include "words/words.h"

#include <array>

namespace budget::historywords {

using namespace Qt::StringLiterals;

namespace {

using wording::Word;
using wording::Words;

/// What happened, if the step is no edit of fields.
constexpr std::array kKinds{
    Word{OperationKind::AddExpense, QT_TRANSLATE_NOOP("budget::wording", "Added")},
    Word{OperationKind::EditExpense, QT_TRANSLATE_NOOP("budget::wording", "Edited")},
    Word{OperationKind::DeleteExpense, QT_TRANSLATE_NOOP("budget::wording", "Deleted")},
    Word{OperationKind::RestoreExpense, QT_TRANSLATE_NOOP("budget::wording", "Restored")},
    Word{OperationKind::AddExpenses, QT_TRANSLATE_NOOP("budget::wording", "Added")},
    Word{OperationKind::EditExpenses, QT_TRANSLATE_NOOP("budget::wording", "Edited")},
    Word{OperationKind::DeleteExpenses, QT_TRANSLATE_NOOP("budget::wording", "Deleted")},
    Word{OperationKind::AddTransfer, QT_TRANSLATE_NOOP("budget::wording", "Added with a transfer")},
    Word{OperationKind::EditTransfer, QT_TRANSLATE_NOOP("budget::wording", "Edited with a transfer")},
    Word{OperationKind::DeleteTransfer, QT_TRANSLATE_NOOP("budget::wording", "Deleted with a transfer")},
    Word{OperationKind::AddCategory, QT_TRANSLATE_NOOP("budget::wording", "Added")},
    Word{OperationKind::EditCategory, QT_TRANSLATE_NOOP("budget::wording", "Edited")},
    Word{OperationKind::DeleteCategory, QT_TRANSLATE_NOOP("budget::wording", "Deleted")},
    Word{OperationKind::RestoreCategory, QT_TRANSLATE_NOOP("budget::wording", "Restored")},
    Word{OperationKind::MergeCategories, QT_TRANSLATE_NOOP("budget::wording", "Merged with another category")},
    Word{OperationKind::AddPerson, QT_TRANSLATE_NOOP("budget::wording", "Added")},
    Word{OperationKind::EditPerson, QT_TRANSLATE_NOOP("budget::wording", "Edited")},
    Word{OperationKind::DeletePerson, QT_TRANSLATE_NOOP("budget::wording", "Deleted")},
    Word{OperationKind::RestorePerson, QT_TRANSLATE_NOOP("budget::wording", "Restored")},
    Word{OperationKind::MergePersons, QT_TRANSLATE_NOOP("budget::wording", "Merged with another person")},
    Word{OperationKind::AddSample, QT_TRANSLATE_NOOP("budget::wording", "Added with the sample ledger")},
    Word{OperationKind::Undo, QT_TRANSLATE_NOOP("budget::wording", "Undone")},
    Word{OperationKind::Redo, QT_TRANSLATE_NOOP("budget::wording", "Redone")},
    Word{OperationKind::Unknown, QT_TRANSLATE_NOOP("budget::wording", "Changed by a newer version of the program")},
};
static_assert(wording::hasRowsTo(kKinds, OperationKind::Unknown));

/// The fields of a table in the order in which a line shows them: texts of any length come last.
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

class Printer
{
public:
    Printer(const RowNames &names, const QLocale &locale) : m_names(names), m_locale(locale) { }

    [[nodiscard]] QString value(const RowValues &row, int field) const
    {
        const FieldValue &value = row.at(field);
        if (const auto *text = std::get_if<QString>(&value))
            return wording::outsideText(*text);
        if (const auto *amount = std::get_if<Money>(&value))
            return formatAmount(*amount, m_locale);
        if (const auto *date = std::get_if<QDate>(&value))
            return m_locale.toString(*date, QLocale::ShortFormat);
        if (const auto *stored = std::get_if<StoredText>(&value))
            return wording::outsideText(stored->text);
        return referenced(row, field);
    }

private:
    [[nodiscard]] QString referenced(const RowValues &row, int field) const
    {
        const auto key = referenceIn(row, field);
        if (!key)
            return Words::tr("nothing");
        const auto &names = key->table == Table::Persons ? m_names.persons : m_names.categories;
        const auto found = names.constFind(key->id);
        return found == names.cend() ? Words::tr("no. %1, which is gone").arg(key->id) : wording::outsideText(*found);
    }

    const RowNames &m_names;
    const QLocale &m_locale;
};

QString nameOf(Table table, int field)
{
    return wording::fieldName(inputFieldOf(table, field));
}

QStringList editedFields(const RowValues &before, const RowValues &after, const Printer &printer)
{
    QStringList lines;
    for (const int field : shownFields(before.table())) {
        if (before.at(field) != after.at(field))
            lines << Words::tr("%1: %2 → %3")
                         .arg(nameOf(before.table(), field), printer.value(before, field), printer.value(after, field));
    }
    return lines;
}

QString valuesOf(const RowValues &row, const Printer &printer)
{
    QStringList values;
    for (const int field : shownFields(row.table())) {
        if (const QString value = printer.value(row, field); !value.isEmpty())
            values << value;
    }
    return values.join(u" · "_s);
}

QString kindOf(const RowStep &step)
{
    if (step.change)
        return wording::wordIn(kKinds, step.change->kind);
    if (!step.before)
        return Words::tr("Added outside the program");
    return step.after ? Words::tr("Edited outside the program") : Words::tr("Deleted outside the program");
}

bool isPlainEdit(const RowStep &step)
{
    return step.change
        && (step.change->kind == OperationKind::EditExpense || step.change->kind == OperationKind::EditCategory
            || step.change->kind == OperationKind::EditPerson);
}

} // namespace

QStringList changes(const RowStep &step, const RowNames &names, const QLocale &locale)
{
    const Printer printer(names, locale);
    const QString kind = kindOf(step);
    if (step.before && step.after) {
        const QStringList fields = editedFields(*step.before, *step.after, printer);
        return isPlainEdit(step) && !fields.isEmpty() ? fields : QStringList{kind} + fields;
    }
    const RowSlot &shown = step.after ? step.after : step.before;
    return shown ? QStringList{kind, valuesOf(*shown, printer)} : QStringList{kind};
}

QString author(const RowStep &step, const RowNames &names)
{
    if (!step.change)
        return Words::tr("outside the program");
    const QString name = names.persons.value(step.change->person.value);
    return step.change->isOwn || step.change->computer.isEmpty()
        ? name
        : Words::tr("%1, on %2").arg(name, step.change->computer);
}

} // namespace budget::historywords
