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

/// Asks step by step where the budget lives, tries it, and opens it. The budget is not remembered before the last step;
/// an error leaves everything as it was typed, on the page that can mend it. Escape and the window's close button ask
/// before they throw away what was typed; the button Cancel does not.
class SetupWizard : public QDialog
{
    Q_OBJECT

public:
    using Step = SetupStep;

    SetupWizard(Session &session, Preferences &preferences, Profiles &profiles, Secrets &secrets,
                QWidget *parent = nullptr);
    ~SetupWizard() override;
    Q_DISABLE_COPY_MOVE(SetupWizard)

    /// Changes a profile: every page is filled in and Finish is offered on each. One on a server starts at its
    /// connection, with the focus where something is missing; its keeper is asked for a password that is not given.
    void startWith(const Profile &profile, const Secret &password);
    /// Says what went wrong, on the page that can mend it, and marks the field to look at.
    void showError(const Error &error);

    /// Closes, after a question where something was typed.
    void reject() override;

Q_SIGNALS:
    /// The profile is stored and its ledger is open.
    void finished(const budget::Profile &profile);

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
    /// Stores the page; false where something on it is in the way, which was said.
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
    SetupDraft m_start; ///< as the draft was when the wizard opened
    QPointer<QMessageBox> m_question;
    Step m_step = Step::Place;
    QTimer m_tick;
    QElapsedTimer m_elapsed;
    QString m_waitingFor;
    bool m_isWaiting = false;
    bool m_isLoading = false;
};

} // namespace budget
