// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/connectiontrial.h"
#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class TablesPage;
}

/// Examines the tables when the page is entered, and lists the persons for the next page. A result for the same login
/// is not asked for again.
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
    std::optional<TrialReport> m_report; ///< the report about m_login
    bool m_isAskingPersons = false;
};

} // namespace budget
