// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/budget/monthoverview.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class MonthView;
}

class ExpenseModel;
class SummaryModel;

/// The expenses of a month with their total, and the totals by category. An empty month shows what to do first.
class MonthView : public QWidget
{
    Q_OBJECT

public:
    explicit MonthView(QWidget *parent = nullptr);
    ~MonthView() override;

    /// Shows that the month is being read, until showMonth() or showNothing() is called.
    void showWaiting(Month month);
    void showMonth(Month month, const MonthOverview &overview);
    /// Shows an empty page, because reading failed. The reason is shown elsewhere.
    void showNothing();
    /// Whether an empty month offers to add the sample ledger.
    void offerSample(bool offered);
    /// Shows the column of persons, which only matters if there are several.
    void showPersons(bool shown);
    /// Whether editing and deleting are disabled.
    void setReadOnly(bool readOnly);
    /// Selects the row of the expense. Returns false if the table does not contain it.
    bool choose(ExpenseId id);
    /// Moves the focus to the table, or to the widget shown in its place.
    void startReading();
    /// Null if no row is selected.
    [[nodiscard]] const ListedExpense *chosen() const;

Q_SIGNALS:
    void entryRequested();
    void sampleRequested();
    void editRequested();
    void deleteRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpExpenses();
    void setUpSummary();
    void fitExpenses(const MonthOverview &overview);
    void fitSummary();
    void connectForm();
    void showTotal(const MonthSummary &summary);
    /// Puts the summary beside the expenses if both have room for their names and amounts, else below them.
    void arrange();
    void showContextMenu(const QPoint &position);
    void updateButtons();

    std::unique_ptr<Ui::MonthView> m_form;
    ExpenseModel *m_expenses;
    SummaryModel *m_summary;
    bool m_isNarrow = false;
    bool m_isReadOnly = false;
};

} // namespace budget
