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
    const auto location = locationOf(draft);
    const bool hasTables = location && plan && plan->report.isUsable();
    m_location = hasTables ? std::optional(*location) : std::nullopt;
    m_form->drillView->setTarget(m_location);
    m_form->noTablesLabel->setVisible(!hasTables);
}

void DrillPage::store(SetupDraft &draft) const
{
    if (const auto &report = m_form->drillView->report(); report && m_location)
        draft.drill = DoneDrill{*m_location, *report};
}

std::optional<Error> DrillPage::problem() const
{
    if (m_form->drillView->isRunning())
        return Error{ErrorKind::NotOpen, Field::None, {}, {}, {}};
    return std::nullopt;
}

void DrillPage::enter()
{
    m_form->drillView->setFocus();
}

void DrillPage::leave()
{
    if (m_form->drillView->isRunning())
        m_form->drillView->cancel();
}

void DrillPage::markField(Field /*field*/)
{ }

} // namespace budget
