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

/// Carries out a drill in a ledger and shows its steps as they happen, with who did them, when, and how long each took.
/// Brings no title and no margins of its own.
class DrillView : public QWidget
{
    Q_OBJECT

public:
    explicit DrillView(QWidget *parent = nullptr);
    /// `tools` for tests.
    explicit DrillView(DrillTools tools, QWidget *parent = nullptr);
    ~DrillView() override;
    Q_DISABLE_COPY_MOVE(DrillView)

    /// Where the next drill goes to, with its password; nowhere: none can be started. Another place than before
    /// cancels a drill that is under way, and forgets what the last one has shown.
    void setTarget(const std::optional<LedgerLocation> &location);

    [[nodiscard]] bool isRunning() const { return m_drill.isRunning(); }
    /// Of the last drill that came to its end here; nothing where none has.
    [[nodiscard]] const std::optional<DrillReport> &report() const { return m_report; }
    /// Removes what was written, then ends with finished().
    void cancel();

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
    std::optional<LedgerLocation> m_location;
    std::optional<LedgerLocation> m_drilled; ///< where the drill under way is
    std::optional<DrillReport> m_report;
    Drill m_drill;
};

} // namespace budget
