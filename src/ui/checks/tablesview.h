// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/address/ledgerlocation.h"
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

/// Whose tables are looked at.
struct TablesTask
{
    LedgerLocation location;
    /// How a file is looked at that is open and that nobody else may open; empty: it is opened for it.
    std::function<QFuture<Result<DeploymentPlan>>()> plan = {};
};

/// A ledger's tables beside those that the program works with, what is missing as SQL, and the button that creates it.
/// Nothing is asked before look(), nothing is created before somebody says so.
class TablesView : public QWidget
{
    Q_OBJECT

public:
    explicit TablesView(QWidget *parent = nullptr);
    ~TablesView() override;
    Q_DISABLE_COPY_MOVE(TablesView)

    /// What is said as long as nobody looked.
    void setIdleText(const QString &text);
    /// Forgets what was found. `plan`: what is known already.
    void setTask(const TablesTask &task, const std::optional<DeploymentPlan> &plan = {});
    void look();
    void stop();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What was found, or why nothing could be; nothing before look().
    [[nodiscard]] const std::optional<Result<DeploymentPlan>> &found() const { return m_found; }
    /// All of it as text, without a secret.
    [[nodiscard]] QString plainText() const;
    void focusButton();

Q_SIGNALS:
    /// Something is asked, has been found or was created.
    void changed();
    void created();
    void otherDatabaseRequested();

private:
    void create();
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
    int m_asked = 0; ///< answers to earlier questions are dropped
    bool m_isBusy = false;
    bool m_wasCreated = false;
};

} // namespace budget
