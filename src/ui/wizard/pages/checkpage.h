// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checklist.h"
#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class CheckPage;
}

/// Runs the checklist when the page is entered, and shows the results. If the checklist is complete for the same
/// settings, it is run again only if a check failed or the user asks. Failures that concern the tables do not block the
/// wizard, because the next page explains them.
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

Q_SIGNALS:
    /// The user chose a next step that the program can do.
    void actionRequested(budget::CheckAction action, const budget::CheckResult &result);

private:
    std::unique_ptr<Ui::CheckPage> m_form;
};

} // namespace budget
