// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connectiontrial.h"
#include "ui/connection/checkrow.h"
#include "ui/wizard/wizardpage.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <vector>

namespace budget {

namespace Ui {
class CheckPage;
}

/// Tries the connection as soon as it is entered, and shows what came back. What was tried before, and is still meant
/// so, is not tried again unless somebody asks.
class CheckPage : public WizardPage
{
    Q_OBJECT

public:
    explicit CheckPage(QWidget *parent = nullptr);
    ~CheckPage() override;
    Q_DISABLE_COPY_MOVE(CheckPage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    void enter() override;
    void leave() override;
    void markField(Field field) override;

    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    void run();
    void stop();
    void take(const Result<TrialReport> &report);
    void showRunning();
    void showResult();
    void setRunning(bool isRunning);

    std::unique_ptr<Ui::CheckPage> m_form;
    ConnectionTrial m_trial;
    std::optional<LedgerLocation> m_location;
    PoolSettings m_pool;
    std::optional<Result<TrialReport>> m_result; ///< of m_location
    QElapsedTimer m_elapsed;
    QTimer m_tick;
    bool m_isRunning = false;
};

} // namespace budget
