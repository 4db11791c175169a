// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ui/wizard/setupdraft.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace budget {

class Session;

namespace Ui {
class SetupWizard;
}

/// Asks where the budget lives and opens it. Nothing is stored before it has opened; an error leaves everything as
/// it was typed.
class SetupWizard : public QDialog
{
    Q_OBJECT

public:
    explicit SetupWizard(Session &session, QWidget *parent = nullptr);
    ~SetupWizard() override;
    Q_DISABLE_COPY_MOVE(SetupWizard)

    /// Fills in a ledger; one on a server shows its page, with the focus where something is missing.
    void startWith(const LedgerLocation &location);
    /// Says what went wrong and marks the field to look at.
    void showError(const Error &error);

    void reject() override;

Q_SIGNALS:
    /// The ledger is open; nothing is stored yet.
    void completed(const budget::LedgerLocation &location);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Step { PlaceStep, ServerStep };

    void load(const SetupDraft &draft);
    void showStep(Step step);
    void showButtons();
    void showLook();
    void clearError();
    SetupDraft storedDraft();
    void openLedger();
    void stopConnecting();
    void finish(const LedgerLocation &location, const Result<void> &result);
    void showConnecting(bool isConnecting);
    void showElapsed();

    std::unique_ptr<Ui::SetupWizard> m_form;
    Session &m_session;
    SetupDraft m_draft;
    QTimer m_tick;
    QElapsedTimer m_elapsed;
    int m_attempt = 0;
    bool m_isConnecting = false;
};

} // namespace budget
