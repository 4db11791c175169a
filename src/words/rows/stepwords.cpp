// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/rows/stepwords.h"

#include "words/outsidetext.h"
#include "words/words.h"

#include <array>

namespace budget::stepwords {

namespace {

/// The words for one kind of operation: for a single row with its description or name, and for a number of rows or a
/// row without a name.
struct Row
{
    OperationKind kind;
    const char *named;
    const char *counted;
};

constexpr std::array kSteps{
    Row{OperationKind::AddExpense, QT_TRANSLATE_NOOP("budget::wording", "add “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "add %n expenses")},
    Row{OperationKind::EditExpense, QT_TRANSLATE_NOOP("budget::wording", "edit “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "edit %n expenses")},
    Row{OperationKind::DeleteExpense, QT_TRANSLATE_NOOP("budget::wording", "delete “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "delete %n expenses")},
    Row{OperationKind::RestoreExpense, QT_TRANSLATE_NOOP("budget::wording", "restore “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "restore %n expenses")},
    Row{OperationKind::AddExpenses, QT_TRANSLATE_NOOP("budget::wording", "add “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "add %n expenses")},
    Row{OperationKind::EditExpenses, QT_TRANSLATE_NOOP("budget::wording", "edit “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "edit %n expenses")},
    Row{OperationKind::DeleteExpenses, QT_TRANSLATE_NOOP("budget::wording", "delete “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "delete %n expenses")},
    Row{OperationKind::AddTransfer, nullptr, QT_TRANSLATE_NOOP("budget::wording", "add a transfer")},
    Row{OperationKind::EditTransfer, nullptr, QT_TRANSLATE_NOOP("budget::wording", "edit a transfer")},
    Row{OperationKind::DeleteTransfer, nullptr, QT_TRANSLATE_NOOP("budget::wording", "delete a transfer")},
    Row{OperationKind::AddCategory, QT_TRANSLATE_NOOP("budget::wording", "add the category “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "add %n categories")},
    Row{OperationKind::EditCategory, QT_TRANSLATE_NOOP("budget::wording", "edit the category “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "edit %n categories")},
    Row{OperationKind::DeleteCategory, QT_TRANSLATE_NOOP("budget::wording", "delete the category “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "delete %n categories")},
    Row{OperationKind::RestoreCategory, QT_TRANSLATE_NOOP("budget::wording", "restore the category “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "restore %n categories")},
    Row{OperationKind::MergeCategories, nullptr, QT_TRANSLATE_NOOP("budget::wording", "merge categories")},
    Row{OperationKind::AddPerson, QT_TRANSLATE_NOOP("budget::wording", "add the person “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "add %n people")},
    Row{OperationKind::EditPerson, QT_TRANSLATE_NOOP("budget::wording", "edit the person “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "edit %n people")},
    Row{OperationKind::DeletePerson, QT_TRANSLATE_NOOP("budget::wording", "delete the person “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "delete %n people")},
    Row{OperationKind::RestorePerson, QT_TRANSLATE_NOOP("budget::wording", "restore the person “%1”"),
        QT_TRANSLATE_N_NOOP("budget::wording", "restore %n people")},
    Row{OperationKind::MergePersons, nullptr, QT_TRANSLATE_NOOP("budget::wording", "merge people")},
    Row{OperationKind::AddSample, nullptr, QT_TRANSLATE_NOOP("budget::wording", "add the sample ledger")},
    // Not used: a step has the words of the original operation.
    Row{OperationKind::Undo, nullptr, QT_TRANSLATE_NOOP("budget::wording", "the last change")},
    Row{OperationKind::Redo, nullptr, QT_TRANSLATE_NOOP("budget::wording", "the last change")},
    Row{OperationKind::Unknown, nullptr,
        QT_TRANSLATE_NOOP("budget::wording", "a change by a newer version of the program")},
};
static_assert(wording::hasRowsTo(kSteps, OperationKind::Unknown));

QString withOthers(const QString &text, const UndoStep &step)
{
    using wording::Words;
    if (step.otherSubject.isEmpty())
        return Words::tr("%1, with %n rows that it refers to", nullptr, static_cast<int>(step.others)).arg(text);
    const QString name = wording::outsideText(step.otherSubject);
    return step.otherTable == Table::Persons ? Words::tr("%1, with the person “%2”").arg(text, name)
                                             : Words::tr("%1, with the category “%2”").arg(text, name);
}

} // namespace

QString step(const UndoStep &step)
{
    const auto *row = std::ranges::find(kSteps, step.kind, &Row::kind);
    const bool isNamed = row->named && step.rows == 1 && !step.subject.isEmpty();
    const QString text = isNamed
        ? wording::translated(row->named).arg(wording::outsideText(step.subject))
        : QCoreApplication::translate("budget::wording", row->counted, nullptr, static_cast<int>(step.rows));
    return step.others == 0 ? text : withOthers(text, step);
}

} // namespace budget::stepwords
