// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/historywords.h"

#include "core/changes/making.h"
#include "words/rows/fieldwords.h"
#include "words/rows/stepwords.h"
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

QStringList editedFields(const RowValues &before, const RowValues &after, const RowNames &names, const QLocale &locale)
{
    QStringList lines;
    for (const int field : fieldwords::shownFields(before.table())) {
        if (before.at(field) != after.at(field))
            lines << Words::tr("%1: %2 → %3")
                         .arg(fieldwords::name(before.table(), field), fieldwords::value(before, field, names, locale),
                              fieldwords::value(after, field, names, locale));
    }
    return lines;
}

/// 'Undone: edit “Soap”', as the notice of the step named it.
QString reversalOf(const RowStep &step)
{
    const QString what = wording::wordIn(kKinds, step.change->kind);
    if (step.change->reversed == OperationKind::Unknown)
        return what;
    const QString subject = subjectOf(step.before ? *step.before : *step.after);
    return Words::tr("%1: %2").arg(what,
                                   stepwords::step({.kind = step.change->reversed, .rows = 1, .subject = subject}));
}

QString kindOf(const RowStep &step)
{
    const bool isReversal = step.change
        && (step.change->kind == OperationKind::Undo || step.change->kind == OperationKind::Redo);
    if (isReversal)
        return reversalOf(step);
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
    const QString kind = kindOf(step);
    if (step.before && step.after) {
        const QStringList fields = editedFields(*step.before, *step.after, names, locale);
        return isPlainEdit(step) && !fields.isEmpty() ? fields : QStringList{kind} + fields;
    }
    const RowSlot &shown = step.after ? step.after : step.before;
    return shown ? QStringList{kind, fieldwords::values(*shown, names, locale)} : QStringList{kind};
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
