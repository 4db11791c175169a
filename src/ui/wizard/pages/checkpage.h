// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checklist.h"
#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class CheckPage;
}

/// Checks the connection as soon as it is entered, and shows what came back. What was checked before, and is still
/// meant so, is not checked again unless somebody asks or it had failed. What concerns the tables is no obstacle: the
/// next page explains it.
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
    /// A next step that the program can do.
    void actionRequested(budget::CheckAction action, const budget::CheckResult &result);

private:
    std::unique_ptr<Ui::CheckPage> m_form;
};

} // namespace budget
