// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drill/drill.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace budget {

namespace Ui {
class DrillView;
}

/// Carries out a drill in a ledger and shows each step as it happens, with its process, time and duration. Has no title
/// and no margins; the page around it has them.
class DrillView : public QWidget
{
    Q_OBJECT

public:
    explicit DrillView(QWidget *parent = nullptr);
    /// For tests, which pass their own `tools`.
    explicit DrillView(DrillTools tools, QWidget *parent = nullptr);
    ~DrillView() override;
    Q_DISABLE_COPY_MOVE(DrillView)

    /// Sets the ledger for the next drill; without one, no drill can start. Another ledger than before cancels a
    /// running drill and clears the report.
    void setTarget(const std::optional<LedgerLogin> &login);

    [[nodiscard]] bool isRunning() const { return m_drill.isRunning(); }
    /// The report of the last drill that ended for the current target; empty if there is none.
    [[nodiscard]] const std::optional<DrillReport> &report() const { return m_report; }
    /// Cancels the drill: it removes its marker, then finished() follows.
    void cancel();
    /// Moves the focus to the button that starts a drill, or to the first field if no drill can start.
    void takeFocus();

Q_SIGNALS:
    void started();
    void finished();

private:
    void start();
    void showDrill();
    void showEnd();
    void showSteps(const DrillReport &report);
    void showControls();
    void copy() const;

    std::unique_ptr<Ui::DrillView> m_form;
    std::optional<LedgerLogin> m_target;
    std::optional<LedgerLogin> m_drilled; ///< the ledger of the running drill
    std::optional<DrillReport> m_report;
    Drill m_drill;
};

} // namespace budget
