// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/mainwindow.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/settings/preferences.h"
#include "app/settings/profiles.h"
#include "ui/categories/categorylist.h"
#include "ui/connection/connectionoverview.h"
#include "ui/expenses/expensespage.h"
#include "ui/frame/about.h"
#include "ui/frame/appearancechoice.h"
#include "ui/frame/closeguard.h"
#include "ui/frame/connectionstatus.h"
#include "ui/frame/languagechoice.h"
#include "ui/frame/ledgernotices.h"
#include "ui/frame/navigationdelegate.h"
#include "ui/frame/pages.h"
#include "ui/history/historydialog.h"
#include "ui/look/icons.h"
#include "ui/pages/enterkey.h"
#include "ui/pages/listpage.h"
#include "ui/people/peoplelist.h"
#include "ui/profiles/profilemenu.h"
#include "ui/saving/savedialog.h"
#include "ui/trash/trashlist.h"
#include "ui_mainwindow.h"
#include "words/connection/statewords.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QKeyEvent>

#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNavigationWidth = 184;
constexpr int kConnectionRow = 3;
/// The pages are refreshed if another program was active for at least this time.
constexpr qint64 kAwayMs = 2000;

QString nameOf(const LedgerLocation &location)
{
    if (const auto *file = std::get_if<LocalFile>(&location))
        return QFileInfo(file->path).completeBaseName();
    return std::get<ServerAddress>(location).place();
}

} // namespace

MainWindow::MainWindow(Session &session, Preferences &preferences, Profiles &profiles, Journal &journal,
                       QWidget *parent)
    : QMainWindow(parent), m_form(std::make_unique<Ui::MainWindow>()), m_session(session), m_preferences(preferences),
      m_profiles(profiles), m_status(new ConnectionStatus), m_closeGuard(new CloseGuard(session.ledger(), *this))
{
    m_form->setupUi(this);
    setObjectName(u"mainWindow"_s);
    m_form->navigationPanel->setBackgroundRole(QPalette::AlternateBase);
    m_form->navigationList->setItemDelegate(new NavigationDelegate(this));
    m_form->navigationList->viewport()->setAutoFillBackground(false);
    m_form->statusBar->addWidget(m_status, 1);
    addPages(preferences, journal);
    connectMenus();
    connectNotices();
    connectLedgers();
    connectAppearance();
    connectClosing();
    connect(&m_session, &Session::statusChanged, this, &MainWindow::showStatus);
    connect(&m_session, &Session::opened, this, &MainWindow::noteOpened); // the pages handle opened() by themselves
    connect(&m_session, &Session::opened, m_form->welcomePage, &WelcomePage::showClosed);
    connect(m_status, &ConnectionStatus::cancelRequested, this, &MainWindow::cancelWaiting);
    connect(m_status, &ConnectionStatus::detailsRequested, this, [this] { goTo(kConnectionRow); });
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &MainWindow::noteApplicationState);
    restoreGeometry(preferences.windowGeometry());
    collapse(false);
    showStatus();
}

MainWindow::~MainWindow() = default;

void MainWindow::showMonth(Month month)
{
    goTo(0);
    m_expenses->setMonth(month);
}

void MainWindow::showNotice(const Notice &notice)
{
    m_form->windowNotice->show(notice);
}

void MainWindow::showError(const Error &error, Notice::About about)
{
    m_form->windowNotice->showError(error, {}, {}, about);
}

void MainWindow::showOpening(const QString &name)
{
    m_form->windowNotice->settle(Notice::About::Ledger);
    m_form->welcomePage->showOpening(name);
}

void MainWindow::showFailure(const Profile &profile, const Error &error, bool isElsewhere)
{
    m_form->welcomePage->showFailure(profile.name, error, isElsewhere);
    if (!m_session.location() || error.kind == ErrorKind::Cancelled)
        return;
    m_form->windowNotice->showError(
        error, tr("Try again"), [this] { Q_EMIT retryRequested(); }, Notice::About::Ledger);
}

void MainWindow::refresh()
{
    m_pages->refresh();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_closeGuard->mayClose());
    if (event->isAccepted())
        m_preferences.setWindowGeometry(saveGeometry());
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F6)
        return goOn();
    if (!pressByEnter(*this, *event))
        QMainWindow::keyPressEvent(event);
}

/// Handles F6 if the page does not: moves the focus to the notice of the window, if there is one, and from there to the
/// start of the page.
void MainWindow::goOn()
{
    const bool isAtNotice = m_form->windowNotice->isAncestorOf(focusWidget());
    if (!isAtNotice && m_form->windowNotice->takeFocus())
        return;
    if (m_session.location())
        m_pages->start(qMax(0, m_form->navigationList->currentRow()));
}

void MainWindow::addPages(Preferences &preferences, Journal &journal)
{
    m_pages = new Pages(*m_form->pageStack, this);
    m_expenses = new ExpensesPage(m_session, preferences, this);
    connect(m_expenses, &ExpensesPage::sampleRequested, this, &MainWindow::sampleRequested);
    connect(m_expenses, &ExpensesPage::monthShown, this, &MainWindow::monthShown);
    m_pages->add(*m_expenses);
    m_pages->add([this] { return new ListPage(m_session, std::make_unique<CategoryList>(m_session)); });
    m_pages->add(
        [this, &preferences] { return new ListPage(m_session, std::make_unique<PeopleList>(m_session, preferences)); });
    m_pages->add([this, &journal] { return makeConnectionPage(journal); });
    m_pages->add([this] { return new ListPage(m_session, std::make_unique<TrashList>(m_session)); });
    const QStringList icons{u"expenses"_s, u"categories"_s, u"people"_s, u"server"_s, u"trash"_s};
    for (int row = 0; row < icons.size(); ++row)
        m_form->navigationList->item(row)->setIcon(icons::named(icons[row]));
    m_form->collapseButton->setIcon(icons::named(u"sidebar"_s));
    m_form->navigationList->setCurrentRow(0);
    connect(m_form->navigationList, &QListWidget::currentRowChanged, this, [this] {
        m_form->windowNotice->settle(Notice::About::Action); // a notice about a page goes when the user leaves the page
        showPage();
    });
}

Page *MainWindow::makeConnectionPage(Journal &journal)
{
    auto *page = new ConnectionOverview(m_session, journal);
    connect(page, &ConnectionOverview::settingsRequested, this, &MainWindow::settingsRequested);
    connect(page, &ConnectionOverview::repaired, this, &MainWindow::refresh);
    connect(page, &ConnectionOverview::reopeningRequested, this, &MainWindow::reopeningRequested);
    return page;
}

void MainWindow::connectMenus()
{
    connect(m_form->saveCopyAction, &QAction::triggered, this, &MainWindow::copyRequested);
    connect(m_form->addSampleAction, &QAction::triggered, this, &MainWindow::sampleRequested);
    connect(m_form->refreshAction, &QAction::triggered, this, &MainWindow::refresh);
    connect(m_form->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_form->newExpenseAction, &QAction::triggered, this, &MainWindow::startExpense);
    connect(m_form->historyAction, &QAction::triggered, this, &MainWindow::showHistory);
    for (int row = 0; QAction * action : pageActions())
        connect(action, &QAction::triggered, this, [this, row = row++] {
            goTo(row);
            m_pages->takeFocus(row); // the user has left the navigation: the page gets the keys
        });
    connect(m_form->collapseAction, &QAction::toggled, this, &MainWindow::collapse);
    connect(m_form->collapseButton, &QToolButton::clicked, m_form->collapseAction, &QAction::toggle);
    connect(m_form->aboutAction, &QAction::triggered, this, [this] { about::show(*this); });
}

void MainWindow::connectNotices()
{
    auto *notices = new LedgerNotices(m_session, {m_form->undoAction, m_form->redoAction}, *m_form->windowNotice);
    notices->setShownMonth([this] {
        return m_form->navigationList->currentRow() == 0 ? std::optional(m_expenses->month()) : std::nullopt;
    });
    connect(notices, &LedgerNotices::changesFound, this, &MainWindow::refresh);
    connect(notices, &LedgerNotices::expenseRequested, m_expenses, &ExpensesPage::showExpense);
}

void MainWindow::connectLedgers()
{
    auto *menu = new ProfileMenu(m_profiles, {m_form->chooseLedgerAction, m_form->manageProfilesAction}, this);
    m_form->ledgerMenu->insertMenu(m_form->openLocalAction, menu);
    m_form->profileButton->setMenu(menu);
    connect(menu, &ProfileMenu::chosen, this, &MainWindow::profileRequested);
    connect(menu, &ProfileMenu::keepRequested, this, &MainWindow::keepRequested);
    connect(m_form->openLocalAction, &QAction::triggered, this, &MainWindow::localLedgerRequested);
    connect(m_form->chooseLedgerAction, &QAction::triggered, this, &MainWindow::ledgerChoiceRequested);
    connect(m_form->manageProfilesAction, &QAction::triggered, this, &MainWindow::manageRequested);
    connect(&m_profiles, &Profiles::changed, this, &MainWindow::showLedger);
    const auto *page = m_form->welcomePage;
    connect(page, &WelcomePage::choiceRequested, this, &MainWindow::ledgerChoiceRequested);
    connect(page, &WelcomePage::workHereRequested, this, &MainWindow::localLedgerRequested);
    connect(page, &WelcomePage::retryRequested, this, &MainWindow::retryRequested);
    connect(page, &WelcomePage::editRequested, this, &MainWindow::editRequested);
    connect(page, &WelcomePage::cancelRequested, this, &MainWindow::cancelRequested);
}

void MainWindow::connectAppearance()
{
    (void)new AppearanceChoice({m_form->systemAction, m_form->lightAction, m_form->darkAction}, m_preferences, this);
    auto *languages = new LanguageChoice(*m_form->languageMenu, m_preferences);
    connect(languages, &LanguageChoice::chosen, this, [this](bool isInForce) {
        m_form->windowNotice->settle(Notice::About::Language);
        if (!isInForce)
            showNotice({.kind = Notice::Kind::Note,
                        .text = tr("The window changes its language the next time you start the program."),
                        .about = Notice::About::Language});
    });
}

void MainWindow::connectClosing()
{
    connect(m_closeGuard, &CloseGuard::waitingStarted, this, [this] {
        showNotice({.kind = Notice::Kind::Note,
                    .text = tr("Saving… The window closes when the last change is saved."),
                    .about = Notice::About::Closing});
    });
    connect(m_closeGuard, &CloseGuard::waitingGivenUp, this, [this] {
        showNotice({.kind = Notice::Kind::Problem,
                    .text = tr("The last change was not saved, so the window stays open. Try to save again, or close "
                               "the window once more."),
                    .about = Notice::About::Closing});
    });
    connect(&m_session.ledger(), &Ledger::answered, this, [this](const std::optional<Error> &error) {
        if (!error && m_form->windowNotice->hasProblem(Notice::About::Closing))
            m_form->windowNotice->clear();
    });
}

QList<QAction *> MainWindow::pageActions() const
{
    return {m_form->expensesAction, m_form->categoriesAction, m_form->peopleAction, m_form->connectionAction,
            m_form->trashAction};
}

void MainWindow::goTo(int row)
{
    m_form->navigationList->setCurrentRow(row);
}

/// Closes the dialogs, because they edit rows of the previous ledger.
void MainWindow::leaveDialogs()
{
    const auto dialogs = findChildren<SaveDialog *>();
    for (SaveDialog *dialog : dialogs)
        dialog->leave();
}

void MainWindow::cancelWaiting()
{
    if (m_session.status().state == SessionState::Connecting)
        Q_EMIT cancelRequested();
    else
        m_session.cancelWork();
}

/// Removes notices about the previous ledger. If the same ledger was opened again, for example with another password,
/// dialogs and the entry row keep what is being typed.
void MainWindow::noteOpened()
{
    if (std::exchange(m_opened, m_session.location()) != m_session.location()) {
        leaveDialogs();
        m_expenses->forgetCategory();
        startExpense();
    }
    m_form->windowNotice->settle(Notice::About::Ledger);
    m_form->windowNotice->settle(Notice::About::Closing);
    if (!m_session.status().isProtected)
        showNotice({.kind = Notice::Kind::Problem, .text = statewords::unprotected(), .about = Notice::About::Ledger});
}

void MainWindow::startExpense()
{
    goTo(0);
    m_expenses->startEntry();
}

void MainWindow::showHistory()
{
    const auto row = m_pages->chosen();
    if (!row)
        return showNotice({.kind = Notice::Kind::Note, .text = tr("Select a row to see its history.")});
    auto *dialog = new HistoryDialog(m_session, row->key, row->subject, this);
    dialog->open();
}

void MainWindow::collapse(bool isCollapsed)
{
    const QMargins margins = m_form->navigationLayout->contentsMargins();
    const int width = isCollapsed ? NavigationDelegate::kIconsOnlyWidth + margins.left() + margins.right()
                                  : kNavigationWidth;
    m_form->navigationPanel->setFixedWidth(width);
    const QString text = isCollapsed ? tr("Expand navigation") : tr("Collapse navigation");
    m_form->collapseButton->setToolTip(text);
    m_form->collapseButton->setAccessibleName(text);
    m_form->profileButton->setNameShown(!isCollapsed);
}

void MainWindow::showStatus()
{
    if (!m_session.location())
        m_opened.reset();
    m_status->setStatus(m_session.status());
    showPage();
    showLedger();
}

void MainWindow::showLedger()
{
    const auto &location = m_session.location();
    const auto profile = m_profiles.find(m_profiles.current());
    const QString name = !location ? QString() : profile ? profile->name : nameOf(*location);
    m_form->profileButton->setLedger(name, location && profile ? QColor(profile->color) : QColor());
    setWindowTitle(location ? tr("%1 – Budget Tracker").arg(name) : tr("Budget Tracker"));
}

void MainWindow::showPage()
{
    const bool isOpen = m_session.location().has_value();
    if (isOpen)
        m_pages->show(qMax(0, m_form->navigationList->currentRow()));
    else
        m_form->pageStack->setCurrentWidget(m_form->welcomeArea);
    m_form->navigationList->setEnabled(isOpen);
    m_status->offerDetails(isOpen);
    m_form->saveCopyAction->setEnabled(isOpen && m_session.status().isLocal);
    for (QAction *action :
         pageActions() + QList{m_form->newExpenseAction, m_form->historyAction, m_form->refreshAction})
        action->setEnabled(isOpen);
}

void MainWindow::noteApplicationState(Qt::ApplicationState state)
{
    if (state != Qt::ApplicationActive) {
        m_away.start();
        return;
    }
    const bool wasAway = m_away.isValid() && m_away.elapsed() > kAwayMs;
    m_away.invalidate();
    if (wasAway && m_session.location() && !QApplication::activeModalWidget())
        refresh();
}

} // namespace budget
