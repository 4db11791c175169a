// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/budget/month.h"
#include "ui/frame/undoactions.h"

#include <functional>
#include <optional>

namespace budget {

class NoticeBar;

/// The notices of the window that concern the ledger as a whole: steps of Undo and Redo, and a file that was migrated.
class LedgerNotices : public QObject
{
    Q_OBJECT

public:
    /// Notices of other bars in the window about an action are removed when the ledger changes: they would offer to
    /// take back another change than theirs.
    LedgerNotices(Session &session, const UndoActions::Actions &actions, NoticeBar &bar);

    /// The month whose expenses are shown; nothing while another page is shown.
    void setShownMonth(const std::function<std::optional<Month>()> &month) { m_shownMonth = month; }

Q_SIGNALS:
    /// The person wants to see an expense of another month that was undone or redone.
    void expenseRequested(budget::Month month, budget::ExpenseId expense);
    /// Somebody else has changed rows: the pages have to read again.
    void changesFound();

private:
    void noteStep(const Notice &notice, const std::vector<RowKey> &rows);
    void showStep(const Notice &notice, const Expense &expense);
    void settleActions();
    void noteMigrated(const QString &copy);

    Session &m_session;
    NoticeBar &m_bar;
    std::function<std::optional<Month>()> m_shownMonth = [] { return std::optional<Month>(); };
};

} // namespace budget
