// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensespage.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "core/budget/sampleledger.h"
#include "core/errorgroup.h"
#include "ui/editors/monthname.h"
#include "ui/expenses/expensechanges.h"
#include "ui/look/theme.h"
#include "ui/people/identity.h"
#include "ui_expensespage.h"
#include "words/connection/statewords.h"
#include "words/errors/wording.h"
#include "words/rows/rowwords.h"

#include <QKeyEvent>

#include <utility>

namespace budget {

namespace {

constexpr qsizetype kMostInButton = 24;
constexpr qsizetype kMostInNotice = 80;

bool isUncertain(ErrorKind kind)
{
    return kind == ErrorKind::ConnectionLost || kind == ErrorKind::OutcomeUnknown;
}

QString shortened(const QString &name, qsizetype most = kMostInButton)
{
    return name.size() <= most ? name : name.left(most - 1) + u'…';
}

bool isTabStop(const QWidget &widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && !widget.focusProxy() && widget.isVisible()
        && widget.isEnabled();
}

} // namespace

ExpensesPage::ExpensesPage(Session &session, Preferences &preferences, QWidget *parent)
    : Page(parent), m_form(std::make_unique<Ui::ExpensesPage>()), m_session(session),
      m_identity(new Identity(session, preferences, *this))
{
    m_form->setupUi(this);
    m_form->titleLabel->setFont(theme::pageTitleFont());
    m_form->quickEntry->use(m_session, *m_identity);
    connectParts();
    showLedger();
}

ExpensesPage::~ExpensesPage() = default;

std::optional<ChosenRow> ExpensesPage::chosen() const
{
    const ListedExpense *listed = m_form->monthView->chosen();
    if (!listed)
        return {};
    const Expense &expense = listed->expense;
    return ChosenRow{{Table::Expenses, expense.id.value}, expense.entry.description};
}

void ExpensesPage::ask()
{
    if (!m_session.location())
        return m_form->monthView->showNothing();
    askMonth();
}

void ExpensesPage::setMonth(Month month)
{
    m_form->monthSwitcher->setMonth(month);
}

Month ExpensesPage::month() const
{
    return m_form->monthSwitcher->month();
}

void ExpensesPage::showExpense(Month month, ExpenseId expense)
{
    m_toChoose = expense;
    setMonth(month);
}

void ExpensesPage::startEntry()
{
    m_form->quickEntry->start();
}

void ExpensesPage::forgetCategory()
{
    m_form->quickEntry->forgetCategory();
}

void ExpensesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Insert || event->matches(QKeySequence::New))
        return startEntry();
    if (event->key() == Qt::Key_F6 && goOn())
        return;
    Page::keyPressEvent(event);
}

/// While an entry is not saved, the Tab key stays within the entry row and its notice. Otherwise a user who types
/// without looking would reach the table, where the keys would open and change another expense. F6 moves to the table,
/// and Escape clears the row.
bool ExpensesPage::focusNextPrevChild(bool next)
{
    if (!next || !isLeavingEntry())
        return Page::focusNextPrevChild(next);
    m_form->quickEntry->restart();
    return true;
}

bool ExpensesPage::isLeavingEntry() const
{
    QWidget *focused = window()->focusWidget();
    const auto isAtEntry = [this](const QWidget *widget) {
        return m_form->quickEntry->isAncestorOf(widget) || m_form->noticeBar->isAncestorOf(widget);
    };
    if (!m_form->quickEntry->isInUse() || !focused || !isAtEntry(focused))
        return false;
    QWidget *next = focused->nextInFocusChain();
    while (next != focused && !isTabStop(*next))
        next = next->nextInFocusChain();
    return !isAtEntry(next);
}

/// Moves the focus one step on: from the entry row to the notice (to the list if no notice is shown), from the notice
/// to the list. Returns false from anywhere else: the main window continues with its own notice and then the entry row.
bool ExpensesPage::goOn()
{
    const QWidget *focused = window()->focusWidget();
    const bool isAtEntry = m_form->quickEntry->isAncestorOf(focused);
    if (isAtEntry && m_form->noticeBar->takeFocus())
        return true;
    if (!isAtEntry && !m_form->noticeBar->isAncestorOf(focused))
        return false;
    m_form->monthView->startReading();
    return true;
}

void ExpensesPage::connectParts()
{
    m_changes = new ExpenseChanges(m_session, *m_form->noticeBar, *this);
    connect(&m_session, &Session::opened, this, &ExpensesPage::showLedger);
    connect(&m_session, &Session::statusChanged, this, &ExpensesPage::noteConnection);
    connect(&m_session.ledger(), &Ledger::changed, this, &ExpensesPage::refresh);
    connect(m_form->monthSwitcher, &MonthSwitcher::monthChanged, this, [this](Month month) {
        m_form->monthView->showWaiting(month);
        askMonth();
    });
    connect(m_form->quickEntry, &QuickEntry::submitted, this,
            [this] { m_form->noticeBar->settle(Notice::About::Entry); });
    connect(m_form->quickEntry, &QuickEntry::categoryEdited, this, &ExpensesPage::withdrawOffer);
    connect(m_form->quickEntry, &QuickEntry::saved, this, &ExpensesPage::afterEntry);
    connect(m_form->quickEntry, &QuickEntry::failed, this, &ExpensesPage::showEntryProblem);
    connect(m_form->quickEntry, &QuickEntry::cleared, this, &ExpensesPage::noteCleared);
    connect(m_changes, &ExpenseChanges::edited, this, &ExpensesPage::choose);
    connect(m_changes, &ExpenseChanges::restored, this, &ExpensesPage::afterEntry);
    connect(m_changes, &ExpenseChanges::changeFound, this, &ExpensesPage::refresh);
    const MonthView *view = m_form->monthView;
    connect(view, &MonthView::entryRequested, this, &ExpensesPage::startEntry);
    connect(view, &MonthView::sampleRequested, this, &ExpensesPage::sampleRequested);
    connect(view, &MonthView::editRequested, this, &ExpensesPage::openChosen);
    connect(view, &MonthView::deleteRequested, this, &ExpensesPage::deleteChosen);
}

void ExpensesPage::showLedger()
{
    m_form->noticeBar->clear();
    m_form->monthView->showWaiting(m_form->monthSwitcher->month());
    m_categories.clear(); // they are those of the previous ledger
    m_persons.clear();
    m_form->quickEntry->setCategories({});
    m_form->quickEntry->setPersons({});
    showWhetherReadOnly();
    refresh();
}

void ExpensesPage::askMonth()
{
    const Month month = m_form->monthSwitcher->month();
    whenAnswered(m_session.ledger().viewMonth(month), this,
                 [this, month, asked = ++m_asked](const Result<MonthOverview> &overview) {
                     if (asked != m_asked)
                         return;
                     takeMonth(month, overview);
                     Q_EMIT monthShown();
                 });
}

void ExpensesPage::takeMonth(Month month, const Result<MonthOverview> &overview)
{
    if (!overview) {
        m_form->monthView->showNothing();
        return m_form->noticeBar->showError(
            overview.error(), tr("Try again"), [this] { showLedger(); }, Notice::About::Reading);
    }
    m_form->noticeBar->settle(Notice::About::Reading);
    m_categories = overview->categories;
    m_persons = overview->persons;
    m_form->quickEntry->setCategories(m_categories);
    m_form->quickEntry->setPersons(m_persons);
    m_form->quickEntry->setLeading(!overview->expenses.empty());
    m_form->monthView->offerSample(m_categories.empty());
    m_form->monthView->showPersons(m_persons.size() > 1);
    m_form->monthView->showMonth(month, *overview);
    if (m_form->monthView->choose(m_toChoose))
        m_toChoose = {};
}

void ExpensesPage::afterEntry(const Expense &expense)
{
    m_form->noticeBar->clear();
    showWhereSaved(expense);
}

/// Selects the expense now, or as soon as the table contains it.
void ExpensesPage::choose(const Expense &expense)
{
    m_toChoose = m_form->monthView->choose(expense.id) ? ExpenseId() : expense.id;
}

void ExpensesPage::showWhereSaved(const Expense &expense)
{
    choose(expense);
    const Month month = Month::of(expense.entry.date);
    if (month == m_form->monthSwitcher->month())
        return;
    m_form->noticeBar->show({.text = tr("Saved in %1.").arg(monthName(month, locale())),
                             .actionText = tr("Show"),
                             .action = [this, month] { setMonth(month); }});
}

void ExpensesPage::showEntryProblem(const Error &error)
{
    m_isOffering = false;
    // With an SQLSTATE, the database reports that a chosen category is gone. Without one, the typed name is unknown.
    if (error.kind == ErrorKind::CategoryUnknown && error.sqlState.isEmpty())
        return offerCategory(error.detail);
    if (error.field == Field::Person)
        m_identity->doubt();
    m_unsaved = error.kind;
    const bool mayBeSaved = isUncertain(error.kind);
    m_form->noticeBar->show(
        {.kind = Notice::Kind::Problem,
         .text = mayBeSaved ? wording::sentence(error) : tr("Not saved. %1").arg(wording::sentence(error)),
         .actionText = mayBeSaved ? tr("Refresh") : tr("Try again"),
         .action = [this, mayBeSaved] { mayBeSaved ? refresh() : m_form->quickEntry->submit(); },
         .details = wording::technicalText(error),
         .about = Notice::About::Entry});
}

void ExpensesPage::offerCategory(const QString &name)
{
    m_isOffering = true;
    m_form->noticeBar->show(
        {.kind = Notice::Kind::Problem,
         .text = tr("There is no category “%1” yet. Choose one from the list, or create it.").arg(name),
         .actionText = tr("Create “%1”").arg(shortened(name)),
         .action = [this, name] { m_form->quickEntry->createCategoryAndSubmit(name); },
         .about = Notice::About::Entry});
}

/// Once the server answers again, replaces the notice about the failed entry. The typed text is still in the row.
void ExpensesPage::noteConnection()
{
    if (m_session.location() && m_session.status().isReadOnly != m_isReadOnly)
        showWhetherReadOnly(); // a local file becomes read-only when damage is found in it
    const bool hasAnswered = !m_session.status().lastError && m_session.location();
    if (!hasAnswered || !m_unsaved || !m_form->noticeBar->hasProblem(Notice::About::Entry))
        return;
    const ErrorKind kind = *std::exchange(m_unsaved, std::nullopt);
    if (isUncertain(kind))
        m_form->noticeBar->show(
            {.kind = Notice::Kind::Note,
             .text = tr("The server answers again. Refresh the list to see whether your entry was saved."),
             .actionText = tr("Refresh"),
             .action = [this] { refresh(); },
             .about = Notice::About::Entry});
    else if (groupOf(kind) == ErrorGroup::Connecting)
        m_form->noticeBar->show({.kind = Notice::Kind::Note,
                                 .text = tr("The server answers again. Your entry is not saved yet."),
                                 .actionText = tr("Save it now"),
                                 .action = [this] { m_form->quickEntry->submit(); },
                                 .about = Notice::About::Entry});
}

/// Removes the offer to create a category, because another name is typed now.
void ExpensesPage::withdrawOffer()
{
    if (std::exchange(m_isOffering, false))
        m_form->noticeBar->settle(Notice::About::Entry);
}

void ExpensesPage::noteCleared(const QString &text)
{
    m_unsaved.reset();
    m_isOffering = false;
    m_form->noticeBar->settle(Notice::About::Entry);
    if (text.isEmpty())
        return;
    m_form->noticeBar->show({.kind = Notice::Kind::Note,
                             .text = tr("Cleared the entry “%1”.").arg(shortened(text, kMostInNotice)),
                             .actionText = tr("Undo"),
                             .action = [this] { m_form->quickEntry->undoClear(); },
                             .about = Notice::About::Entry});
}

void ExpensesPage::openChosen()
{
    const ListedExpense *chosen = m_form->monthView->chosen();
    if (chosen && !m_session.status().isReadOnly)
        m_changes->edit(*chosen, m_categories, m_persons);
}

void ExpensesPage::deleteChosen()
{
    const ListedExpense *chosen = m_form->monthView->chosen();
    if (chosen && !m_session.status().isReadOnly)
        m_changes->remove(chosen->expense);
}

void ExpensesPage::showWhetherReadOnly()
{
    m_isReadOnly = m_session.status().isReadOnly;
    m_form->quickEntry->setReadOnly(m_isReadOnly);
    m_form->monthView->setReadOnly(m_isReadOnly);
    if (m_isReadOnly)
        m_form->noticeBar->show({.kind = Notice::Kind::Note,
                                 .text = statewords::readOnlyReason(m_session.status()),
                                 .about = Notice::About::Ledger});
}

} // namespace budget
