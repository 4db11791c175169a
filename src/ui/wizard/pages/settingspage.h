// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class SettingsPage;
}

/// Asks how to connect: encryption and number of connections.
class SettingsPage : public WizardPage
{
    Q_OBJECT

public:
    explicit SettingsPage(QWidget *parent = nullptr);
    ~SettingsPage() override;
    Q_DISABLE_COPY_MOVE(SettingsPage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    void enter() override;
    void markField(Field field) override;

private:
    std::unique_ptr<Ui::SettingsPage> m_form;
};

} // namespace budget
