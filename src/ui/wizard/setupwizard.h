// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setup/setupdraft.h"
#include "ui/wizard/setup/setupfinish.h"
#include "ui/wizard/setup/setupstep.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <memory>

class QMessageBox;

namespace budget {

class FileLook;
class WizardPage;

namespace Ui {
class SetupWizard;
}

/// Asks step by step where the budget is kept, checks the place, and opens it. No profile is stored before the last
/// step. After an error, the wizard keeps what was typed and shows the page on which the error can be corrected. Escape
/// and the window's close button ask before entries are lost; the Cancel button does not.
class SetupWizard : public QDialog
{
    Q_OBJECT

public:
    using Step = SetupStep;

    SetupWizard(Session &session, Preferences &preferences, Profiles &profiles, Secrets &secrets,
                QWidget *parent = nullptr);
    ~SetupWizard() override;
    Q_DISABLE_COPY_MOVE(SetupWizard)

    /// Edits a profile: every page is filled in, and for a stored profile every page offers Finish. For a server, the
    /// wizard starts at the connection, with the focus on a missing value. An empty `password` is read from the
    /// profile's store. A profile that is not stored becomes a new one.
    void startWith(const Profile &profile, const Secret &password);
    /// Shows the error on the page on which it can be corrected, and marks the field.
    void showError(const Error &error);

    /// Closes the wizard. Asks first if entries would be lost.
    void reject() override;

Q_SIGNALS:
    /// The profile is stored and its ledger is open.
    void finished(const budget::Profile &profile);

protected:
    /// Enter goes on. If the wizard cannot go on, Enter presses the button of the page that has the focus.
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] WizardPage &page(Step step) const;
    [[nodiscard]] Step neighbour(int offset) const;
    void connectPages();
    void mend(CheckAction action, const CheckResult &result);
    void start(const SetupDraft &draft, Step step);
    void askKeeper(const Profile &profile);
    void showStep(Step step);
    void leaveStep();
    void goBack();
    void goNext();
    void lookAtFile();
    void takeFile(const TrialReport &report);
    void proposeName();
    void noteEdit();
    /// Stores the page. Returns false if the page has a problem, which is then shown.
    [[nodiscard]] bool takePage();
    void finish();
    void finishFailed(SetupFinish::Stage stage, const Error &error);
    void explain(const Error &error);
    void clearError();
    void showButtons();
    void showSteps();
    void stopWaiting();
    void setWaiting(bool isWaiting, const QString &what = {});
    void showElapsed();
    void leave();
    void askToLeave();

    std::unique_ptr<Ui::SetupWizard> m_form;
    SetupServices m_services;
    SetupFinish m_finish;
    FileLook *m_fileLook;
    SetupDraft m_draft;
    SetupDraft m_start; ///< the draft when the wizard opened
    QPointer<QMessageBox> m_question;
    Step m_step = Step::Place;
    QTimer m_tick;
    QElapsedTimer m_elapsed;
    QString m_waitingFor;
    bool m_isWaiting = false;
    bool m_isLoading = false;
};

} // namespace budget
