// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "app/ledger.h"
#include "app/preferences.h"
#include "app/session.h"
#include "ui/about.h"
#include "ui/categories/categoriespage.h"
#include "ui/closeguard.h"
#include "ui/connectionstatus.h"
#include "ui/expenses/expensespage.h"
#include "ui/icons.h"
#include "ui/navigationdelegate.h"
#include "ui/people/peoplepage.h"
#include "ui/theme.h"
#include "ui_mainwindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QTimer>

#include <chrono>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNavigationWidth = 184;
constexpr auto kQuietTime = std::chrono::milliseconds(200);
/// Coming back after less is no reason to ask the ledger again.
constexpr qint64 kAwayMs = 2000;

QString nameOf(const LedgerLocation &location)
{
    if (const auto *file = std::get_if<LocalFile>(&location))
        return QFileInfo(file->path).completeBaseName();
    return std::get<ServerAddress>(location).place();
}

} // namespace

MainWindow::MainWindow(Session &session, Preferences &preferences, QWidget *parent)
    : QMainWindow(parent), m_form(std::make_unique<Ui::MainWindow>()), m_session(session), m_preferences(preferences),
      m_status(new ConnectionStatus), m_closeGuard(new CloseGuard(session.ledger(), *this))
{
    m_form->setupUi(this);
    setObjectName(u"mainWindow"_s);
    m_form->navigationPanel->setBackgroundRole(QPalette::AlternateBase);
    m_form->navigationList->setItemDelegate(new NavigationDelegate(this));
    m_form->navigationList->viewport()->setAutoFillBackground(false);
    m_form->statusBar->addWidget(m_status, 1);
    addPages(preferences);
    connectMenus();
    connectAppearance();
    connectClosing();
    connect(&m_session, &Session::statusChanged, this, &MainWindow::showStatus);
    connect(&m_session, &Session::opened, this, &MainWindow::startExpense); // the pages ask by themselves
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &MainWindow::noteApplicationState);
    restoreGeometry(preferences.windowGeometry());
    collapse(false);
    showLook();
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

void MainWindow::showError(const Error &error)
{
    m_form->windowNotice->showError(error);
}

void MainWindow::refresh()
{
    for (Page *page : m_pages)
        page->refresh();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_closeGuard->mayClose());
    if (event->isAccepted())
        m_preferences.setWindowGeometry(saveGeometry());
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showLook();
}

void MainWindow::addPages(Preferences &preferences)
{
    m_expenses = new ExpensesPage(m_session, preferences, this);
    m_pages = {m_expenses, new CategoriesPage(m_session, this), new PeoplePage(m_session, preferences, this)};
    for (Page *page : m_pages)
        m_form->pageStack->addWidget(page);
    m_form->navigationList->setCurrentRow(0);
    connect(m_form->navigationList, &QListWidget::currentRowChanged, this, &MainWindow::showPage);
}

void MainWindow::connectMenus()
{
    connect(m_form->openLocalAction, &QAction::triggered, this, &MainWindow::localLedgerRequested);
    connect(m_form->chooseLedgerAction, &QAction::triggered, this, &MainWindow::ledgerChoiceRequested);
    connect(m_form->chooseLedgerButton, &QPushButton::clicked, this, &MainWindow::ledgerChoiceRequested);
    connect(m_form->addSampleAction, &QAction::triggered, this, &MainWindow::sampleRequested);
    connect(m_form->refreshAction, &QAction::triggered, this, &MainWindow::refresh);
    connect(m_form->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_form->newExpenseAction, &QAction::triggered, this, &MainWindow::startExpense);
    connect(m_form->expensesAction, &QAction::triggered, this, [this] { goTo(0); });
    connect(m_form->categoriesAction, &QAction::triggered, this, [this] { goTo(1); });
    connect(m_form->peopleAction, &QAction::triggered, this, [this] { goTo(2); });
    connect(m_form->collapseAction, &QAction::toggled, this, &MainWindow::collapse);
    connect(m_form->collapseButton, &QToolButton::clicked, m_form->collapseAction, &QAction::toggle);
    connect(m_form->aboutAction, &QAction::triggered, this, [this] { about::show(*this); });
}

void MainWindow::connectAppearance()
{
    const auto add = [this, group = new QActionGroup(this)](QAction *action, theme::Appearance appearance,
                                                            const QString &name) {
        group->addAction(action);
        action->setChecked(m_preferences.appearance() == name);
        connect(action, &QAction::triggered, this, [this, appearance, name] {
            m_preferences.setAppearance(name);
            theme::apply(appearance);
        });
    };
    add(m_form->systemAction, theme::Appearance::System, u"system"_s);
    add(m_form->lightAction, theme::Appearance::Light, u"light"_s);
    add(m_form->darkAction, theme::Appearance::Dark, u"dark"_s);
}

void MainWindow::connectClosing()
{
    connect(m_closeGuard, &CloseGuard::waitingStarted, this, [this] {
        showNotice({Notice::Kind::Done, tr("Saving… The window closes as soon as that is done."), {}, {}, {}});
    });
    connect(m_closeGuard, &CloseGuard::waitingGivenUp, this, [this] {
        showNotice(
            {Notice::Kind::Problem, tr("The window stays open, because the last change was not saved."), {}, {}, {}});
    });
}

void MainWindow::goTo(int row)
{
    m_form->navigationList->setCurrentRow(row);
}

void MainWindow::startExpense()
{
    goTo(0);
    m_expenses->startEntry();
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
}

void MainWindow::showStatus()
{
    m_status->setStatus(m_session.status());
    showWelcome();
    showPage();
    showTitle();
}

/// While a ledger is being opened the page stays quiet at first: most open before anybody could read it.
void MainWindow::showWelcome()
{
    const bool isConnecting = m_session.status().state == SessionState::Connecting;
    const bool wasConnecting = m_form->welcomePage->property("connecting").toBool();
    m_form->welcomePage->setProperty("connecting", isConnecting);
    m_form->welcomeLabel->setText(isConnecting ? tr("Connecting…") : tr("No budget is open yet"));
    m_form->chooseLedgerButton->setText(isConnecting ? tr("Choose another budget")
                                                     : tr("Choose where the budget lives"));
    const auto showParts = [this](bool isShown) {
        m_form->welcomeLabel->setVisible(isShown);
        m_form->welcomeIconLabel->setVisible(isShown);
        m_form->chooseLedgerButton->setVisible(isShown);
    };
    if (!isConnecting)
        showParts(true);
    else if (!wasConnecting) {
        showParts(false);
        QTimer::singleShot(kQuietTime, this, [showParts] { showParts(true); });
    }
}

void MainWindow::showPage()
{
    const bool isOpen = m_session.location().has_value();
    const auto row = static_cast<std::size_t>(qMax(0, m_form->navigationList->currentRow()));
    QWidget *current = isOpen ? static_cast<QWidget *>(m_pages[row]) : m_form->welcomePage;
    m_form->pageStack->setCurrentWidget(current);
    m_form->navigationList->setEnabled(isOpen);
    for (QAction *action : {m_form->newExpenseAction, m_form->expensesAction, m_form->categoriesAction,
                            m_form->peopleAction, m_form->refreshAction})
        action->setEnabled(isOpen);
}

void MainWindow::showTitle()
{
    const auto &location = m_session.location();
    setWindowTitle(location ? tr("%1 – Budget Tracker").arg(nameOf(*location)) : tr("Budget Tracker"));
}

void MainWindow::showLook()
{
    const QStringList icons{u"expenses"_s, u"categories"_s, u"people"_s};
    for (int row = 0; row < icons.size(); ++row)
        m_form->navigationList->item(row)->setIcon(icons::named(icons[row]));
    m_form->collapseButton->setIcon(icons::named(u"sidebar"_s));
    m_form->welcomeIconLabel->setPixmap(icons::application().pixmap(QSize(64, 64), devicePixelRatioF()));
    m_form->welcomeLabel->setFont(theme::sectionTitleFont());
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
