// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/drillpage.h"

#include "ui_drillpage.h"

namespace budget {

DrillPage::DrillPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::DrillPage>())
{
    m_form->setupUi(this);
    connect(m_form->drillView, &DrillView::started, this, &DrillPage::edited);
    connect(m_form->drillView, &DrillView::finished, this, &DrillPage::edited);
    adoptLook(m_form->drillTitleLabel, {}, {m_form->drillIntroLabel});
}

DrillPage::~DrillPage() = default;

void DrillPage::load(const SetupDraft &draft)
{
    const DeploymentPlan *plan = tablesOf(draft);
    const auto login = loginOf(draft);
    const bool hasTables = login && plan && plan->report.isUsable();
    m_login = hasTables ? std::optional(*login) : std::nullopt;
    m_form->drillView->setTarget(m_login);
    m_form->noTablesLabel->setVisible(!hasTables);
}

void DrillPage::store(SetupDraft &draft) const
{
    if (const auto &report = m_form->drillView->report(); report && m_login)
        draft.drill = DoneDrill{*m_login, *report};
}

std::optional<Error> DrillPage::problem() const
{
    if (m_form->drillView->isRunning())
        return Error{ErrorKind::NotOpen, Field::None, {}, {}, {}};
    return std::nullopt;
}

void DrillPage::enter()
{
    m_form->drillView->takeFocus();
}

void DrillPage::leave()
{
    if (m_form->drillView->isRunning())
        m_form->drillView->cancel();
}

void DrillPage::markField(Field /*field*/)
{ }

} // namespace budget
