// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/monthview.h"

#include "core/entry/amounttext.h"
#include "core/entry/datetext.h"
#include "ui/editors/monthname.h"
#include "ui/expenses/expensemodel.h"
#include "ui/expenses/summarymodel.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_monthview.h"
#include "words/errors/wording.h"
#include "words/rows/rowwords.h"

#include <QMenu>

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrowWidth = 760;
constexpr int kSummaryWidth = 280;
constexpr int kMostSummaryWidth = 420;
constexpr int kMostCategoryWidth = 240;
constexpr int kMostPersonWidth = 200;
constexpr int kLeastNameWidth = 72;
constexpr int kLeastDescription = 140;
constexpr int kSummaryHeight = 160;

} // namespace

MonthView::MonthView(QWidget *parent)
    : QWidget(parent), m_form(std::make_unique<Ui::MonthView>()), m_expenses(new ExpenseModel(locale(), this)),
      m_summary(new SummaryModel(locale(), this))
{
    m_form->setupUi(this);
    m_form->editButton->setIcon(icons::named(u"pencil"_s));
    m_form->deleteButton->setIcon(icons::named(u"trash"_s));
    theme::setTone(m_form->countLabel, theme::Tone::Secondary);
    QFont bold = m_form->totalLabel->font();
    bold.setBold(true);
    m_form->totalLabel->setFont(bold);
    setUpExpenses();
    setUpSummary();
    arrange();
    connectForm();
    showNothing();
}

MonthView::~MonthView() = default;

void MonthView::showWaiting(Month month)
{
    m_form->pages->setCurrentWidget(m_form->waitingPage);
    m_form->waitingLabel->wait(tr("Reading %1…").arg(monthName(month, locale())));
}

void MonthView::showMonth(Month month, const MonthOverview &overview)
{
    const int row = m_form->expensesTable->selectedRow();
    const ExpenseId id = row < 0 ? ExpenseId() : m_expenses->at(row).expense.id;
    const bool isEmpty = overview.expenses.isEmpty();
    m_form->waitingLabel->clearMessage();
    m_summary->setSummary(overview.summary);
    fitSummary();
    m_expenses->setExpenses(overview.expenses);
    fitExpenses(overview);
    if (!choose(id))
        m_form->expensesTable->chooseRow(row);
    m_form->emptyLabel->setText(tr("No expenses in %1 yet.").arg(monthName(month, locale())));
    QWidget *shown = isEmpty ? m_form->emptyState : m_form->listPage;
    const bool losesFocus = shown != m_form->pages->currentWidget()
        && m_form->pages->isAncestorOf(window()->focusWidget());
    m_form->pages->setCurrentWidget(shown);
    showTotal(overview.summary);
    updateButtons();
    if (losesFocus)
        startReading();
}

void MonthView::showNothing()
{
    m_form->waitingLabel->clearMessage();
    m_form->pages->setCurrentWidget(m_form->waitingPage);
}

void MonthView::offerSample(bool offered)
{
    m_form->sampleButton->setVisible(offered);
    m_form->emptyEntryButton->setText(offered ? tr("Enter the first expense") : tr("Enter an expense"));
}

void MonthView::showPersons(bool shown)
{
    m_form->expensesTable->setColumnShown(ExpenseModel::PersonColumn, shown);
    arrange();
}

void MonthView::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_form->emptyEntryButton->setEnabled(!readOnly);
    m_form->sampleButton->setEnabled(!readOnly);
    updateButtons();
}

bool MonthView::choose(ExpenseId id)
{
    const int row = m_expenses->rowOf(id);
    if (row >= 0)
        m_form->expensesTable->chooseRow(row);
    return row >= 0;
}

void MonthView::startReading()
{
    if (m_form->pages->currentWidget() == m_form->listPage)
        m_form->expensesTable->setFocus(Qt::ShortcutFocusReason);
    else if (m_form->pages->currentWidget() == m_form->emptyState)
        m_form->emptyEntryButton->setFocus(Qt::ShortcutFocusReason);
}

const ListedExpense *MonthView::chosen() const
{
    const int row = m_form->expensesTable->selectedRow();
    return row < 0 ? nullptr : &m_expenses->at(row);
}

void MonthView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Places the totals beside the list if both have room for their names and amounts, otherwise below the list.
void MonthView::arrange()
{
    auto *summary = m_form->summaryTable;
    const int width = std::clamp(summary->wantedWidth(), kSummaryWidth, kMostSummaryWidth);
    const int wanted = m_form->expensesTable->wantedWidth() + m_form->listLayout->horizontalSpacing() + width;
    const bool isNarrow = this->width() < std::max(kNarrowWidth, wanted);
    if (isNarrow != m_isNarrow) {
        m_form->listLayout->removeWidget(summary);
        m_form->listLayout->addWidget(summary, isNarrow ? 2 : 0, isNarrow ? 0 : 1);
    }
    m_isNarrow = isNarrow;
    summary->setMinimumWidth(isNarrow ? 0 : width);
    summary->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : width);
    summary->setMaximumHeight(isNarrow ? kSummaryHeight : QWIDGETSIZE_MAX);
}

void MonthView::setUpExpenses()
{
    auto *expenses = m_form->expensesTable;
    expenses->setModel(m_expenses);
    expenses->setStretch(ExpenseModel::DescriptionColumn, kLeastDescription);
    expenses->sortByColumn(ExpenseModel::DateColumn, Qt::DescendingOrder);
    expenses->setSortingEnabled(true);
    expenses->setContextMenuPolicy(Qt::CustomContextMenu);
    showPersons(false);
    fitExpenses({});
}

void MonthView::setUpSummary()
{
    auto *summary = m_form->summaryTable;
    summary->setModel(m_summary);
    summary->setReadingOnly();
    summary->setStretch(SummaryModel::CategoryColumn, kSummaryWidth / 2);
    fitSummary();
}

/// Amounts are never elided: only the amount column has no maximum width and never shrinks.
void MonthView::fitExpenses(const MonthOverview &overview)
{
    auto *table = m_form->expensesTable;
    // Takes the extreme amounts from the overview instead of reading each row, because a month may have a million rows.
    QStringList persons;
    for (const Person &person : overview.persons)
        persons << person.name;
    QStringList amounts{formatAmount(overview.least, locale()), formatAmount(overview.most, locale())};
    const auto total = totalOf(overview.summary);
    amounts << formatAmount(total.value_or(Money()), locale());
    table->fitColumn({.column = ExpenseModel::DateColumn, .texts = {formatDate(QDate(2000, 12, 28), locale())}});
    table->fitColumn({.column = ExpenseModel::CategoryColumn,
                      .texts = m_summary->texts(SummaryModel::CategoryColumn),
                      .yields = 2,
                      .least = kLeastNameWidth,
                      .most = kMostCategoryWidth,
                      .hasIcon = true});
    table->fitColumn({.column = ExpenseModel::PersonColumn,
                      .texts = persons,
                      .yields = 1,
                      .least = kLeastNameWidth,
                      .most = kMostPersonWidth});
    table->fitColumn({.column = ExpenseModel::AmountColumn, .texts = amounts});
    arrange();
}

void MonthView::fitSummary()
{
    auto *table = m_form->summaryTable;
    table->fitColumn({.column = SummaryModel::CountColumn, .texts = m_summary->texts(SummaryModel::CountColumn)});
    table->fitColumn({.column = SummaryModel::TotalColumn, .texts = m_summary->texts(SummaryModel::TotalColumn)});
    arrange();
}

void MonthView::connectForm()
{
    auto *table = m_form->expensesTable;
    connect(table, &ListTable::editRequested, this, &MonthView::editRequested);
    connect(table, &ListTable::deleteRequested, this, &MonthView::deleteRequested);
    connect(table, &ListTable::addRequested, this, &MonthView::entryRequested);
    connect(table, &ListTable::choiceChanged, this, &MonthView::updateButtons);
    connect(table, &QWidget::customContextMenuRequested, this, &MonthView::showContextMenu);
    connect(m_form->editButton, &QToolButton::clicked, this, &MonthView::editRequested);
    connect(m_form->deleteButton, &QToolButton::clicked, this, &MonthView::deleteRequested);
    connect(m_form->emptyEntryButton, &QPushButton::clicked, this, &MonthView::entryRequested);
    connect(m_form->sampleButton, &QPushButton::clicked, this, &MonthView::sampleRequested);
}

/// Shows the sum of the category totals. The database computes these from the stored values, including fractions of a
/// cent.
void MonthView::showTotal(const MonthSummary &summary)
{
    const QString count = tr("Entries: %1").arg(locale().toString(m_expenses->rowCount()));
    const qint64 unreadable = unreadableOf(summary);
    m_form->countLabel->setText(unreadable > 0 ? count + u". "_s + rowwords::leftOut(unreadable) : count);
    const auto total = totalOf(summary);
    m_form->totalLabel->setText(total ? formatAmount(*total, locale())
                                      : wording::sentence({ErrorKind::SumTooLarge, Field::None, {}, {}, {}}));
}

void MonthView::showContextMenu(const QPoint &position)
{
    if (!chosen() || m_isReadOnly)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icons::named(u"pencil"_s), tr("Edit…"), this, &MonthView::editRequested);
    menu->addAction(icons::named(u"trash"_s), tr("Delete"), this, &MonthView::deleteRequested);
    menu->popup(m_form->expensesTable->viewport()->mapToGlobal(position));
}

void MonthView::updateButtons()
{
    const bool hasChoice = chosen() != nullptr && !m_isReadOnly;
    m_form->editButton->setEnabled(hasChoice);
    m_form->deleteButton->setEnabled(hasChoice);
}

} // namespace budget
