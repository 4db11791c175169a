// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/checkpage.h"

#include "ui_checkpage.h"

namespace budget {

CheckPage::CheckPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::CheckPage>())
{
    m_form->setupUi(this);
    const auto *view = m_form->checkListView;
    connect(view, &CheckListView::changed, this, &CheckPage::edited);
    connect(view, &CheckListView::finished, this, &CheckPage::edited);
    connect(view, &CheckListView::actionRequested, this, &CheckPage::actionRequested);
    adoptLook(m_form->checkPageTitleLabel, {}, {m_form->checkIntroLabel});
}

CheckPage::~CheckPage() = default;

void CheckPage::load(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    if (login && !checklistOf(draft))
        m_form->checkListView->setTask({.login = *login, .pool = draft.profile.pool});
}

void CheckPage::store(SetupDraft &draft) const
{
    const CheckListView &view = *m_form->checkListView;
    if (!view.isRunning() && view.checklist().isComplete())
        draft.checked = CheckedPlace{view.task().login, view.task().pool, view.checklist()};
}

std::optional<Error> CheckPage::problem() const
{
    const CheckListView &view = *m_form->checkListView;
    if (const auto failed = firstObstacle(view.checklist()))
        return view.checklist().result(*failed).error;
    if (view.isRunning() || !view.checklist().isComplete())
        return Error{ErrorKind::NotOpen, Field::None, {}, {}, {}};
    return std::nullopt;
}

void CheckPage::enter()
{
    if (problem())
        m_form->checkListView->run();
    m_form->checkListView->focusButton();
}

void CheckPage::leave()
{
    m_form->checkListView->stop();
}

void CheckPage::markField(Field /*field*/)
{ }

} // namespace budget
