// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledger/operationmemory.h"
#include "core/budget/category.h"
#include "core/budget/expense.h"
#include "core/budget/person.h"
#include "core/result.h"

#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace budget {

class NoticeBar;
class Session;

/// Changes and deletes stored expenses. After each change a notice says what was done and offers to revert it.
class ExpenseChanges : public QObject
{
    Q_OBJECT

public:
    /// `page` is the parent of the dialogs and owns this object.
    ExpenseChanges(Session &session, NoticeBar &notices, QWidget &page);

    /// Opens the dialog. `categories` and `persons` are all of the ledger.
    void edit(const ListedExpense &expense, const std::vector<Category> &categories,
              const std::vector<Person> &persons);
    /// `expense` as the list shows it.
    void remove(const Expense &expense);

Q_SIGNALS:
    void edited(const budget::Expense &expense);
    /// A change or a deletion was reverted.
    void restored(const budget::Expense &expense);
    /// Somebody else has changed a row: the list has to be read again.
    void changeFound();

private:
    void noteEdited(const QString &text, const ExpenseUpdate &update);
    void takeBack(const ExpenseUpdate &update);
    void noteNotTakenBack(const ExpenseUpdate &update, const Error &error);
    void explain(const Expense &seen, const Error &error, const QString &what, const QString &actionText,
                 const std::function<void(const Expense &now)> &action);
    void noteRemoved(const Expense &expense, const Result<Expense> &removed);
    void restore(const Expense &expense);

    Session &m_session;
    NoticeBar &m_notices;
    QWidget &m_page;
    ExpenseId m_removing;
    OperationMemory<ExpenseId> m_removal;
    OperationMemory<Expense> m_restoring;
    OperationMemory<ExpenseUpdate> m_takingBack;
};

} // namespace budget
