// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/ledgernotices.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "ui/editors/monthname.h"
#include "ui/pages/notice.h"
#include "words/outsidetext.h"

#include <QFileInfo>

#include <algorithm>

namespace budget {

LedgerNotices::LedgerNotices(Session &session, const UndoActions::Actions &actions, NoticeBar &bar)
    : QObject(&bar), m_session(session), m_bar(bar)
{
    auto *undo = new UndoActions(session, actions, this);
    connect(&session, &Session::migrated, this, &LedgerNotices::noteMigrated);
    connect(&session.ledger(), &Ledger::changed, this, &LedgerNotices::settleActions);
    connect(undo, &UndoActions::noticed, this, &LedgerNotices::noteStep);
    connect(undo, &UndoActions::blocked, this, [this](const Notice &notice) {
        settleActions();
        m_bar.show(notice);
        Q_EMIT changesFound();
    });
    connect(undo, &UndoActions::failed, this, [this](const Error &error) {
        settleActions();
        m_bar.showError(error);
    });
}

/// Reads an expense of the step first, to tell whether it is in the month that is shown.
void LedgerNotices::noteStep(const Notice &notice, const std::vector<RowKey> &rows)
{
    const auto expense = std::ranges::find(rows, Table::Expenses, &RowKey::table);
    if (expense == rows.end() || !m_shownMonth())
        return m_bar.show(notice);
    whenAnswered(m_session.ledger().readRow(*expense), this,
                 [this, notice, id = expense->id](const Result<RowSlot> &row) {
                     if (row && *row)
                         showStep(notice, expenseOf(id, **row));
                     else
                         m_bar.show(notice);
                 });
}

void LedgerNotices::showStep(const Notice &notice, const Expense &expense)
{
    const auto shown = m_shownMonth();
    const QDate date = expense.entry.date;
    if (!shown || !date.isValid() || Month::of(date) == *shown)
        return m_bar.show(notice);
    Notice elsewhere = notice;
    elsewhere.text += u' ' + tr("The expense is in %1.").arg(monthName(Month::of(date), m_bar.locale()));
    elsewhere.actionText = tr("Show");
    elsewhere.action = [this, date, id = expense.id] { Q_EMIT expenseRequested(Month::of(date), id); };
    m_bar.show(elsewhere);
}

void LedgerNotices::settleActions()
{
    const auto notices = m_bar.window()->findChildren<NoticeBar *>();
    for (NoticeBar *notice : notices)
        notice->settle(Notice::About::Action);
}

void LedgerNotices::noteMigrated(const QString &copy)
{
    m_bar.show({.kind = Notice::Kind::Note,
                .text = tr("The tables of this file were brought up to date. The file as it was before is kept beside "
                           "it: “%1”.")
                            .arg(wording::outsideText(QFileInfo(copy).fileName())),
                .about = Notice::About::Ledger});
}

} // namespace budget
