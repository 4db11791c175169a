// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlogin.h"
#include "core/result.h"
#include "core/tables/tablereport.h"
#include "ui/look/theme.h"

#include <QFuture>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace budget {

class TableDeployment;

namespace Ui {
class TablesView;
}

/// The ledger whose tables are examined.
struct TablesTask
{
    LedgerLogin login;
    /// Examines a file that the session has open, because no other connection may open that file meanwhile. Empty: the
    /// view opens a connection of its own.
    std::function<QFuture<Result<DeploymentPlan>>()> plan = {};
};

/// Compares a ledger's tables with those that the program uses, shows the SQL for missing tables, and has a button that
/// creates them. Sends nothing before look(); creates nothing before the button is pressed.
class TablesView : public QWidget
{
    Q_OBJECT

public:
    explicit TablesView(QWidget *parent = nullptr);
    ~TablesView() override;
    Q_DISABLE_COPY_MOVE(TablesView)

    /// The sentence shown before the first look().
    void setIdleText(const QString &text);
    /// Sets the ledger and discards the previous result. `plan`: a result that is already known.
    void setTask(const TablesTask &task, const std::optional<DeploymentPlan> &plan = {});
    void look();
    void stop();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// The result of the last look(), or why it failed. Empty before the first look().
    [[nodiscard]] const std::optional<Result<DeploymentPlan>> &found() const { return m_found; }
    /// The result as text, without any password.
    [[nodiscard]] QString plainText() const;
    void focusButton();

Q_SIGNALS:
    /// A request has started, or its answer has arrived.
    void changed();
    void created();
    void repaired();
    void otherDatabaseRequested();

private:
    void create();
    void repair();
    void openNeonEditor();
    void begin(const QString &what, const QString &whatLong);
    void take(const Result<DeploymentPlan> &plan);
    void takeCreated(const Result<TableReport> &report);
    void showFound();
    void showPlan(const DeploymentPlan &plan);
    void showVerdict(const QString &sentence, const QString &icon, theme::Tone tone);
    void showPlanVerdict(const DeploymentPlan &plan);
    void showButtons();
    void showLook();
    void say(const Error &error);

    std::unique_ptr<Ui::TablesView> m_form;
    std::unique_ptr<TableDeployment> m_tables;
    TablesTask m_task;
    std::optional<Result<DeploymentPlan>> m_found;
    QString m_idleText;
    int m_asked = 0; ///< the number of the last request; answers to earlier ones are dropped
    bool m_isBusy = false;
    bool m_wasCreated = false;
    QString m_backup; ///< the copy that repair() saved first; empty: nothing was repaired
};

} // namespace budget
