// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/expenses/expensespage.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/work/answers.h"
#include "core/budget/sampleledger.h"
#include "core/entry/amounttext.h"
#include "core/errorgroup.h"
#include "ui/editors/monthname.h"
#include "ui/expenses/expensedialog.h"
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

bool isUncertain(ErrorKind kind)
{
    return kind == ErrorKind::ConnectionLost || kind == ErrorKind::OutcomeUnknown;
}

QString shortened(const QString &name)
{
    return name.size() <= kMostInButton ? name : name.left(kMostInButton - 1) + u'…';
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

void ExpensesPage::startEntry()
{
    m_form->quickEntry->start();
}

void ExpensesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Insert || event->matches(QKeySequence::New))
        return startEntry();
    Page::keyPressEvent(event);
}

void ExpensesPage::connectParts()
{
    connect(&m_session, &Session::opened, this, &ExpensesPage::showLedger);
    connect(&m_session, &Session::statusChanged, this, &ExpensesPage::noteConnection);
    connect(&m_session.ledger(), &Ledger::changed, this, &ExpensesPage::refresh);
    connect(m_form->monthSwitcher, &MonthSwitcher::monthChanged, this, [this](Month month) {
        m_form->monthView->showWaiting(month);
        askMonth();
    });
    connect(m_form->quickEntry, &QuickEntry::saved, this, &ExpensesPage::afterEntry);
    connect(m_form->quickEntry, &QuickEntry::failed, this, &ExpensesPage::showEntryProblem);
    const MonthView *view = m_form->monthView;
    connect(view, &MonthView::entryRequested, this, &ExpensesPage::startEntry);
    connect(view, &MonthView::sampleRequested, this, &ExpensesPage::addSample);
    connect(view, &MonthView::editRequested, this, &ExpensesPage::openChosen);
    connect(view, &MonthView::deleteRequested, this, &ExpensesPage::deleteChosen);
}

void ExpensesPage::showLedger()
{
    m_form->noticeBar->clear();
    m_form->monthView->showWaiting(m_form->monthSwitcher->month());
    m_categories.clear(); // those of another ledger
    m_form->quickEntry->setCategories({});
    showWhetherReadOnly();
    refresh();
}

void ExpensesPage::askMonth()
{
    const Month month = m_form->monthSwitcher->month();
    whenAnswered(m_session.ledger().viewMonth(month), this,
                 [this, month, asked = ++m_asked](const Result<MonthOverview> &overview) {
                     if (asked == m_asked)
                         takeMonth(month, overview);
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
    m_form->quickEntry->setCategories(m_categories);
    m_form->quickEntry->setLeading(!overview->expenses.empty());
    m_form->monthView->offerSample(m_categories.empty());
    m_form->monthView->showPersons(overview->persons.size() > 1);
    m_form->monthView->showMonth(month, *overview);
    if (m_form->monthView->choose(m_toChoose))
        m_toChoose = {};
}

void ExpensesPage::afterEntry(const Expense &expense)
{
    m_form->noticeBar->clear();
    showWhereSaved(expense);
}

void ExpensesPage::showWhereSaved(const Expense &expense)
{
    m_toChoose = expense.id;
    const Month month = Month::of(expense.entry.date);
    if (month == m_form->monthSwitcher->month()) {
        if (m_form->monthView->choose(m_toChoose))
            m_toChoose = {};
        return;
    }
    m_form->noticeBar->show({.text = tr("Saved in %1.").arg(monthName(month, locale())),
                             .actionText = tr("Show"),
                             .action = [this, month] { setMonth(month); }});
}

void ExpensesPage::showEntryProblem(const Error &error)
{
    // A server that names no such row speaks of a category that was chosen and is gone, not of a name that was typed.
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
    m_form->noticeBar->show(
        {.kind = Notice::Kind::Problem,
         .text = tr("There is no category “%1” yet. Choose one from the list, or create it.").arg(name),
         .actionText = tr("Create “%1”").arg(shortened(name)),
         .action = [this, name] { m_form->quickEntry->createCategoryAndSubmit(name); },
         .about = Notice::About::Entry});
}

/// Once the server answers, what it could not be asked before is no failure any more. What was typed is still there.
void ExpensesPage::noteConnection()
{
    const bool hasAnswered = !m_session.status().lastError && m_session.location();
    if (!hasAnswered || !m_unsaved || !m_form->noticeBar->hasProblem(Notice::About::Entry))
        return;
    const ErrorKind kind = *std::exchange(m_unsaved, std::nullopt);
    if (isUncertain(kind))
        m_form->noticeBar->show({.kind = Notice::Kind::Note,
                                 .text = tr("The server answers again. Look at the list: it shows whether what you "
                                            "typed was saved."),
                                 .actionText = tr("Refresh"),
                                 .action = [this] { refresh(); },
                                 .about = Notice::About::Entry});
    else if (groupOf(kind) == ErrorGroup::Connecting)
        m_form->noticeBar->show({.kind = Notice::Kind::Note,
                                 .text = tr("The server answers again. What you typed is not saved yet."),
                                 .actionText = tr("Save it now"),
                                 .action = [this] { m_form->quickEntry->submit(); },
                                 .about = Notice::About::Entry});
}

void ExpensesPage::openChosen()
{
    const ListedExpense *expense = m_form->monthView->chosen();
    if (!expense || m_session.status().isReadOnly)
        return;
    auto *dialog = new ExpenseDialog(m_session, m_categories, *expense, this);
    connect(dialog, &ExpenseDialog::saved, this, &ExpensesPage::afterEntry);
    dialog->open();
}

void ExpensesPage::deleteChosen()
{
    const ListedExpense *listed = m_form->monthView->chosen();
    if (listed && listed->expense.id != m_deleting && !m_session.status().isReadOnly)
        remove(listed->expense.id);
}

void ExpensesPage::remove(ExpenseId id)
{
    m_deleting = id;
    whenAnswered(m_session.ledger().deleteExpense(id, m_removal.idFor(id)), this,
                 [this](const Result<Expense> &removed) { noteRemoved(removed); });
}

void ExpensesPage::noteRemoved(const Result<Expense> &removed)
{
    const ExpenseId id = std::exchange(m_deleting, {});
    m_removal.noteAnswer(removed ? std::nullopt : std::optional(removed.error()));
    if (!removed && m_removal.isOpen())
        return m_form->noticeBar->showError(removed.error(), tr("Try again"), [this, id] { remove(id); });
    if (!removed)
        return m_form->noticeBar->showError(removed.error());
    const ExpenseDraft &entry = removed->entry;
    const QString text =
        tr("Deleted “%1”, %2.").arg(entry.description.left(kMaxDescription), rowwords::amount(*removed, locale()));
    m_form->noticeBar->show(
        {.text = text, .actionText = tr("Undo"), .action = [this, expense = *removed] { restore(expense); }});
}

void ExpensesPage::restore(const Expense &expense)
{
    const auto answer = m_session.ledger().restoreExpense(expense, m_restoring.idFor(expense));
    whenAnswered(answer, this, [this, expense](const Result<Expense> &restored) {
        m_restoring.noteAnswer(restored ? std::nullopt : std::optional(restored.error()));
        if (!restored)
            return m_form->noticeBar->showError(restored.error(), tr("Try again"),
                                                [this, expense] { restore(expense); });
        afterEntry(*restored);
    });
}

void ExpensesPage::showWhetherReadOnly()
{
    const bool isReadOnly = m_session.status().isReadOnly;
    m_form->quickEntry->setReadOnly(isReadOnly);
    m_form->monthView->setReadOnly(isReadOnly);
    if (isReadOnly)
        m_form->noticeBar->show({.kind = Notice::Kind::Note,
                                 .text = statewords::readOnlyReason(m_session.status()),
                                 .about = Notice::About::Ledger});
}

void ExpensesPage::addSample()
{
    whenAnswered(m_session.ledger().addSampleLedger(), this, [this](const Result<Person> &person) {
        if (!person)
            return m_form->noticeBar->showError(person.error());
        m_form->noticeBar->clear();
        setMonth(sampleMonth());
    });
}

} // namespace budget
