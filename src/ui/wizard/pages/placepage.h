// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class PlacePage;
}

/// Asks where the budget is kept: on this computer or on a server.
class PlacePage : public WizardPage
{
    Q_OBJECT

public:
    explicit PlacePage(QWidget *parent = nullptr);
    ~PlacePage() override;
    Q_DISABLE_COPY_MOVE(PlacePage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    void enter() override;
    void markField(Field field) override;

private:
    void chooseFile();
    void showPlace();

    std::unique_ptr<Ui::PlacePage> m_form;
};

} // namespace budget
