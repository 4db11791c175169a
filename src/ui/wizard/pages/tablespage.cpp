// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/tablespage.h"

#include "app/work/answers.h"
#include "ui_tablespage.h"

namespace budget {

TablesPage::TablesPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::TablesPage>())
{
    m_form->setupUi(this);
    connect(m_form->tablesView, &TablesView::changed, this, &TablesPage::note);
    connect(m_form->tablesView, &TablesView::otherDatabaseRequested, this, &TablesPage::otherDatabaseRequested);
    adoptLook(m_form->tablesTitleLabel, {}, {m_form->tablesIntroLabel});
}

TablesPage::~TablesPage() = default;

void TablesPage::load(const SetupDraft &draft)
{
    const auto login = loginOf(draft);
    m_login = login ? std::optional(*login) : std::nullopt;
    const TrialReport *trial = trialOf(draft);
    m_report = trial ? std::optional(*trial) : std::nullopt;
    const DeploymentPlan *plan = tablesOf(draft);
    if (m_login)
        m_form->tablesView->setTask({.login = *m_login}, plan ? std::optional(*plan) : std::nullopt);
}

void TablesPage::store(SetupDraft &draft) const
{
    if (!m_login)
        return;
    if (const DeploymentPlan *plan = found())
        draft.tables = FoundTables{*m_login, *plan};
    if (m_report) {
        draft.trial = m_report;
        draft.tried = m_login;
    }
}

std::optional<Error> TablesPage::problem() const
{
    const auto &answer = m_form->tablesView->found();
    if (answer && !*answer)
        return answer->error();
    const DeploymentPlan *plan = found();
    if (!plan || m_form->tablesView->isBusy() || m_isAskingPersons)
        return Error{ErrorKind::NotOpen, Field::None, {}, {}, {}};
    if (plan->report.verdict == TableVerdict::Explained)
        return Error{ErrorKind::TablesDiffer, Field::Database, {}, {}, {}};
    const bool lacksTables = plan->report.verdict == TableVerdict::Empty
        || plan->report.verdict == TableVerdict::Incomplete;
    if (lacksTables && !plan->grant.isEmpty())
        return Error{ErrorKind::PermissionDenied, Field::Database, {}, {}, {}};
    return std::nullopt;
}

void TablesPage::enter()
{
    if (!found())
        m_form->tablesView->look();
    else if (!m_report)
        askPersons();
    m_form->tablesView->focusButton();
}

void TablesPage::leave()
{
    m_form->tablesView->stop();
    m_trial.cancel();
    m_isAskingPersons = false;
}

void TablesPage::markField(Field /*field*/)
{ }

void TablesPage::note()
{
    if (found() && !m_form->tablesView->isBusy() && !m_report && !m_isAskingPersons)
        askPersons();
    Q_EMIT edited();
}

/// If the persons cannot be listed, the next page offers none to choose from.
void TablesPage::askPersons()
{
    m_isAskingPersons = true;
    whenAnswered(m_trial.tryLogin(*m_login), this, [this](const Result<TrialReport> &report) {
        if (!report && report.error().kind == ErrorKind::Cancelled)
            return;
        m_isAskingPersons = false;
        m_report = report.value_or(TrialReport());
        Q_EMIT edited();
    });
}

const DeploymentPlan *TablesPage::found() const
{
    const auto &answer = m_form->tablesView->found();
    return answer && *answer ? &**answer : nullptr;
}

} // namespace budget
