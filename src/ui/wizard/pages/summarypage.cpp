// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/summarypage.h"

#include "ui/look/style.h"
#include "ui/wizard/setup/summarylines.h"
#include "ui_summarypage.h"

#include <QRegularExpression>

namespace budget {

using namespace Qt::StringLiterals;

SummaryPage::SummaryPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::SummaryPage>())
{
    m_form->setupUi(this);
    m_form->profileColorButton->bind(*m_form->profileColorEdit);
    for (QLineEdit *edit : {m_form->profileNameEdit, m_form->profileColorEdit})
        connect(edit, &QLineEdit::textEdited, this, [this] {
            markField(Field::None);
            Q_EMIT edited();
        });
    m_form->copySummaryButton->setSource([this] { return m_form->summaryList->plainText(); });
    adoptLook(m_form->summaryTitleLabel, {m_form->summarySectionLabel}, {m_form->summaryIntroLabel});
}

SummaryPage::~SummaryPage() = default;

void SummaryPage::load(const SetupDraft &draft)
{
    m_proposal = draft.proposal;
    m_form->profileNameEdit->setText(draft.profile.name.isEmpty() ? m_proposal : draft.profile.name);
    m_form->profileColorEdit->setText(draft.profile.color);
    m_form->summaryList->setLines(summaryLines(draft));
    const QStringList done = doneOf(draft);
    m_form->summaryIntroLabel->setText(
        done.isEmpty() ? tr(
            "Press Finish to open the ledger, create missing tables, and add the ledger to the list on this computer.")
                       : done.join(u' ') + u' ' + tr("Finish does the rest."));
}

/// Stores no name if the user kept the proposal, so that another place gets its own proposal.
void SummaryPage::store(SetupDraft &draft) const
{
    const QString name = m_form->profileNameEdit->text().trimmed();
    draft.profile.name = name == m_proposal ? QString() : name;
    draft.profile.color = m_form->profileColorEdit->text().trimmed().toUpper();
}

std::optional<Error> SummaryPage::problem() const
{
    if (m_form->profileNameEdit->text().trimmed().isEmpty())
        return Error{ErrorKind::FieldEmpty, Field::Name, {}, {}, {}};
    static const QRegularExpression shape(u"^#[0-9A-Fa-f]{6}$"_s);
    if (!shape.match(m_form->profileColorEdit->text().trimmed()).hasMatch())
        return Error{ErrorKind::ColorInvalid, Field::Color, m_form->profileColorEdit->text(), {}, {}};
    return std::nullopt;
}

void SummaryPage::enter()
{
    m_form->profileNameEdit->setFocus();
    m_form->profileNameEdit->selectAll();
}

void SummaryPage::markField(Field field)
{
    markInvalid(m_form->profileNameEdit, field == Field::Name);
    markInvalid(m_form->profileColorEdit, field == Field::Color);
    if (field == Field::Name)
        m_form->profileNameEdit->setFocus();
    else if (field == Field::Color)
        m_form->profileColorEdit->setFocus();
}

} // namespace budget
