// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class SummaryPage;
}

/// Shows what the wizard found and what the user chose, with the evidence; asks for the profile's name and colour.
class SummaryPage : public WizardPage
{
    Q_OBJECT

public:
    explicit SummaryPage(QWidget *parent = nullptr);
    ~SummaryPage() override;
    Q_DISABLE_COPY_MOVE(SummaryPage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    void enter() override;
    void markField(Field field) override;

private:
    std::unique_ptr<Ui::SummaryPage> m_form;
    QString m_proposal;
};

} // namespace budget
