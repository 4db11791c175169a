// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/connectiontrial.h"
#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class TablesPage;
}

/// Which tables there are and what the program makes of them, looked at as soon as the page is entered; and who is in
/// them, for the next page. What was found before, and is still meant so, is not asked again.
class TablesPage : public WizardPage
{
    Q_OBJECT

public:
    explicit TablesPage(QWidget *parent = nullptr);
    ~TablesPage() override;
    Q_DISABLE_COPY_MOVE(TablesPage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    void enter() override;
    void leave() override;
    void markField(Field field) override;

Q_SIGNALS:
    void otherDatabaseRequested();

private:
    void note();
    void askPersons();
    [[nodiscard]] const DeploymentPlan *found() const;

    std::unique_ptr<Ui::TablesPage> m_form;
    ConnectionTrial m_trial;
    std::optional<LedgerLogin> m_login;
    std::optional<TrialReport> m_report; ///< of m_login
    bool m_isAskingPersons = false;
};

} // namespace budget
