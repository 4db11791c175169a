// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/settingspage.h"

#include "core/checks/checkjudgement.h"
#include "core/reading/connectionurl.h"
#include "ui_settingspage.h"

namespace budget {

SettingsPage::SettingsPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::SettingsPage>())
{
    m_form->setupUi(this);
    connect(m_form->tlsEdit, &TlsEdit::edited, this, &SettingsPage::edited);
    connect(m_form->poolSettingsEdit, &PoolSettingsEdit::edited, this, &SettingsPage::edited);
    adoptLook(m_form->settingsTitleLabel, {m_form->tlsSectionLabel, m_form->poolSectionLabel},
              {m_form->settingsIntroLabel});
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::load(const SetupDraft &draft)
{
    m_form->tlsEdit->setAddress(draft.address);
    m_form->poolSettingsEdit->setSettings(draft.profile.pool);
    const Checklist *list = checklistOf(draft);
    const auto room = list ? measuredRoom(*list) : std::nullopt;
    m_form->poolSettingsEdit->setRoom(room.value_or(ConnectionRoom()), room.has_value());
}

/// The text keeps its spelling if no parameter was changed.
void SettingsPage::store(SetupDraft &draft) const
{
    draft.profile.pool = m_form->poolSettingsEdit->settings();
    const auto parameters = m_form->tlsEdit->parameters();
    if (parameters == draft.address.parameters)
        return;
    draft.address.parameters = parameters;
    draft.text = urlWithoutPassword(draft.address);
}

void SettingsPage::enter()
{
    m_form->tlsEdit->takeFocus();
}

void SettingsPage::markField(Field /*field*/)
{ }

} // namespace budget
