// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/month.h"
#include "core/error.h"
#include "ui/pages/notice.h"

#include <QElapsedTimer>
#include <QMainWindow>

#include <memory>
#include <vector>

namespace budget {

class CloseGuard;
class ConnectionStatus;
class ExpensesPage;
class Journal;
class Page;
class Preferences;
class Profiles;
class Session;
struct Profile;

namespace Ui {
class MainWindow;
}

/// The frame: navigation, pages, menus, status bar. What opens a ledger is asked for by signals.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Session &session, Preferences &preferences, Profiles &profiles, Journal &journal,
               QWidget *parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    /// Goes to the expenses of a month.
    void showMonth(Month month);
    void showNotice(const Notice &notice);
    /// About::Program stays until somebody closes it; About::Action goes with the page.
    void showError(const Error &error, Notice::About about);
    /// Says what is being opened, where no ledger is open meanwhile.
    void showOpening(const QString &name);
    /// A ledger that is open stays in view, and a notice says it. `isElsewhere`: working on this computer would help.
    void showFailure(const Profile &profile, const Error &error, bool isElsewhere);
    /// All pages ask the ledger again.
    void refresh();

Q_SIGNALS:
    void ledgerChoiceRequested();
    void localLedgerRequested();
    void profileRequested(const QString &id);
    void manageRequested();
    void retryRequested();
    void editRequested();
    void cancelRequested();
    void sampleRequested();
    /// The settings of the ledger that is open are to be changed, or it is to be opened anew.
    void settingsRequested();
    void reopeningRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void addPages(Preferences &preferences, Journal &journal);
    void connectMenus();
    void connectLedgers();
    void connectAppearance();
    void connectClosing();
    [[nodiscard]] QList<QAction *> pageActions() const; ///< in the order of the navigation
    void goTo(int row);
    void leaveDialogs();
    void cancelWaiting();
    void noteOpened();
    void startExpense();
    void collapse(bool isCollapsed);
    void showStatus();
    void showLedger();
    void showPage();
    void noteApplicationState(Qt::ApplicationState state);

    std::unique_ptr<Ui::MainWindow> m_form;
    Session &m_session;
    Preferences &m_preferences;
    Profiles &m_profiles;
    ConnectionStatus *m_status;
    CloseGuard *m_closeGuard;
    ExpensesPage *m_expenses = nullptr;
    std::vector<Page *> m_pages; ///< in the order of the navigation
    QElapsedTimer m_away;        ///< since another program has the focus
};

} // namespace budget
