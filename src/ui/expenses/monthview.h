// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/expense.h"
#include "core/budget/month.h"
#include "core/budget/summary.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace budget {

namespace Ui {
class MonthView;
}

class ExpenseModel;
class SummaryModel;

/// What is known of a month: its expenses with their total, and what was spent a category; or what to do first.
class MonthView : public QWidget
{
    Q_OBJECT

public:
    explicit MonthView(QWidget *parent = nullptr);
    ~MonthView() override;

    /// Until its expenses arrive.
    void showWaiting(Month month);
    void showExpenses(Month month, std::vector<ListedExpense> expenses);
    void showSummary(MonthSummary summary);
    /// Nothing could be read; the reason stands elsewhere.
    void showNothing();
    /// Whether the sample is offered where there is nothing to show.
    void offerSample(bool offered);
    /// Who entered what matters only where there are several.
    void showPersons(bool shown);
    /// Where nothing can be edited or deleted.
    void setReadOnly(bool readOnly);
    /// Whether the row that is asked for stands in the table.
    bool choose(ExpenseId id);
    /// Gives the keyboard focus to the list, or to what stands in its place.
    void startReading();
    /// Null where no row is chosen.
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
    void fitExpenses();
    void fitSummary();
    void connectForm();
    void showTotal();
    /// The summary beside the expenses, or below them.
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
