// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class DrillPage;
}

/// Offers a drill if there are tables to write into. The drill is optional. The summary shows its result.
class DrillPage : public WizardPage
{
    Q_OBJECT

public:
    explicit DrillPage(QWidget *parent = nullptr);
    ~DrillPage() override;
    Q_DISABLE_COPY_MOVE(DrillPage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    void enter() override;
    /// Cancels a drill that is under way; the drill then removes its marker.
    void leave() override;
    void markField(Field field) override;

private:
    std::unique_ptr<Ui::DrillPage> m_form;
    std::optional<LedgerLogin> m_login;
};

} // namespace budget
