// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/checks.h"
#include "ui/checks/checklines.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class CheckListView;
}

/// Carries out the checklist for one ledger and shows the results as they arrive. Sends nothing before run(). Does not
/// block.
class CheckListView : public QWidget
{
    Q_OBJECT

public:
    explicit CheckListView(QWidget *parent = nullptr);
    ~CheckListView() override;
    Q_DISABLE_COPY_MOVE(CheckListView)

    void setRemedies(Remedies remedies) { m_remedies = remedies; }
    /// The sentence shown before the first run.
    void setIdleText(const QString &text);
    /// Sets the ledger to check. Ends a run that is under way and discards all results.
    void setTask(const CheckTask &task);
    void run();
    void stop();

    [[nodiscard]] const CheckTask &task() const { return m_task; }
    [[nodiscard]] const Checklist &checklist() const { return m_checklist; }
    [[nodiscard]] bool isRunning() const { return m_checks && m_checks->isRunning(); }
    /// The verdict and all rows as text, without any password.
    [[nodiscard]] QString plainText() const;
    void focusButton();

Q_SIGNALS:
    /// A check has started or has a result.
    void changed();
    /// The run is complete, or was stopped.
    void finished();
    void actionRequested(budget::CheckAction action, const budget::CheckResult &result);

private:
    void repeat(int row);
    void begin(bool hadFocus);
    void note();
    void finish();
    void showEnd(bool hadFocus);
    void showLines();
    void showVerdict();
    void showButtons();
    void tick();

    std::unique_ptr<Ui::CheckListView> m_form;
    CheckTask m_task;
    Checklist m_checklist;
    std::unique_ptr<Checks> m_checks;
    Remedies m_remedies = Remedies::OnTheSpot;
    QString m_idleText;
    QTimer m_tick;
    QElapsedTimer m_step; ///< since the running check started
    std::optional<Check> m_running;
};

} // namespace budget
