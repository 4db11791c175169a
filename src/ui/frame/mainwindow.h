// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
#include "core/budget/month.h"
#include "core/error.h"
#include "ui/pages/notice.h"

#include <QElapsedTimer>
#include <QMainWindow>

#include <memory>
#include <optional>

namespace budget {

class CloseGuard;
class ConnectionStatus;
class ExpensesPage;
class Journal;
class Page;
class Pages;
class Preferences;
class Profiles;
class Session;
struct Profile;

namespace Ui {
class MainWindow;
}

/// The main window: navigation, pages, menus and status bar. It emits a signal for every request to open a ledger.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Session &session, Preferences &preferences, Profiles &profiles, Journal &journal,
               QWidget *parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    /// Shows the expenses of a month.
    void showMonth(Month month);
    void showNotice(const Notice &notice);
    /// A notice about About::Program stays until the user closes it; one about About::Action goes when the user leaves
    /// the page.
    void showError(const Error &error, Notice::About about);
    /// Shows which ledger is being opened. An open ledger stays visible.
    void showOpening(const QString &name);
    /// Shows that a ledger could not be opened: in a notice if another ledger is open, otherwise on the welcome page.
    /// `isElsewhere`: the failed ledger is not the usual file on this computer; the welcome page then offers to open
    /// that file.
    void showFailure(const Profile &profile, const Error &error, bool isElsewhere);
    /// Makes the page in view read its rows again, and every other page once it is in view.
    void refresh();

Q_SIGNALS:
    /// The window shows a month, or the error of reading it.
    void monthShown();
    void ledgerChoiceRequested();
    void localLedgerRequested();
    void profileRequested(const QString &id);
    void manageRequested();
    void retryRequested();
    void editRequested();
    void cancelRequested();
    void sampleRequested();
    void copyRequested();
    /// The user wants to change the settings of the open ledger, or to open it again.
    void settingsRequested();
    void reopeningRequested();
    void keepRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addPages(Preferences &preferences, Journal &journal);
    Page *makeConnectionPage(Journal &journal);
    void connectMenus();
    void connectNotices();
    void connectLedgers();
    void connectAppearance();
    void connectClosing();
    [[nodiscard]] QList<QAction *> pageActions() const; ///< in the order of the navigation
    void goTo(int row);
    void goOn();
    void leaveDialogs();
    void cancelWaiting();
    void noteOpened();
    void startExpense();
    void showHistory();
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
    Pages *m_pages = nullptr;               ///< in the order of the navigation
    QElapsedTimer m_away;                   ///< since another program became active
    std::optional<LedgerLocation> m_opened; ///< the ledger that the window shows
};

} // namespace budget
