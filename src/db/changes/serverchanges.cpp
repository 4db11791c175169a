// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/changes/serverchanges.h"

#include "db/changes/seenqueries.h"
#include "db/store/bulkqueries.h"
#include "db/store/categoryqueries.h"
#include "db/store/expensequeries.h"
#include "db/store/personqueries.h"
#include "db/store/samplequeries.h"
#include "db/store/transferqueries.h"

namespace budget {

Result<Expense> ServerChanges::addExpense(const ExpenseDraft &draft)
{
    return queries::insertExpense(m_connection, draft, m_once, m_layout);
}

Result<std::vector<ExpenseId>> ServerChanges::addExpenses(const std::vector<ExpenseDraft> &drafts)
{
    return queries::insertExpenses(m_connection, drafts, m_once, m_layout);
}

Result<ExpenseUpdate> ServerChanges::updateExpense(const Expense &seen, const ExpenseDraft &draft)
{
    return queries::updateExpense(m_connection, seen, draft, m_once, m_layout);
}

Result<Expense> ServerChanges::revertExpense(const ExpenseUpdate &edit)
{
    return queries::revertExpense(m_connection, edit, m_once, m_layout);
}

Result<Expense> ServerChanges::deleteExpense(const Expense &seen)
{
    return queries::deleteExpense(m_connection, seen, m_once, m_layout);
}

Result<Expense> ServerChanges::restoreExpense(const Expense &expense)
{
    return queries::restoreExpense(m_connection, expense, m_once, m_layout);
}

Result<Transfer> ServerChanges::addTransfer(const TransferDraft &draft)
{
    return queries::insertTransfer(m_connection, draft, m_once, m_layout);
}

Result<Category> ServerChanges::addCategory(const CategoryDraft &draft)
{
    return queries::insertCategory(m_connection, draft, m_once, m_layout);
}

Result<Category> ServerChanges::updateCategory(const Category &seen, const CategoryDraft &draft)
{
    return queries::updateCategory(m_connection, seen, draft, m_once, m_layout);
}

Result<Category> ServerChanges::revertCategory(const Category &before, const Category &after)
{
    return queries::updateCategory(m_connection, after, {before.name, before.color}, m_once, m_layout);
}

Result<Category> ServerChanges::deleteCategory(const Category &seen)
{
    return queries::deleteCategory(m_connection, seen, m_once, m_layout);
}

Result<Person> ServerChanges::addPerson(const PersonDraft &draft)
{
    return queries::insertPerson(m_connection, draft, m_once, m_layout);
}

Result<Person> ServerChanges::updatePerson(const Person &seen, const PersonDraft &draft)
{
    return queries::updatePerson(m_connection, seen, draft, m_once, m_layout);
}

Result<Person> ServerChanges::addSample(const SampleLedger &sample)
{
    return queries::insertSample(m_connection, sample, m_once, m_layout);
}

Result<RowSlot> ServerChanges::readRow(RowKey row)
{
    return queries::readRow(m_connection, row, m_layout);
}

Result<std::vector<RowKey>> ServerChanges::undo(const UndoStep & /*step*/)
{
    return failure(ErrorKind::NotFound);
}

Result<std::vector<RowKey>> ServerChanges::redo(const UndoStep & /*step*/)
{
    return failure(ErrorKind::NotFound);
}

Result<std::vector<RowKey>> ServerChanges::restoreDeleted(const std::vector<RowKey> & /*rows*/)
{
    return failure(ErrorKind::NotFound);
}

} // namespace budget
