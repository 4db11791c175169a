// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/persondialog.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "ui/look/theme.h"
#include "ui/pages/meanwhile.h"
#include "ui/saving/fielderrors.h"
#include "ui_persondialog.h"

namespace budget {

PersonDialog::PersonDialog(Session &session, const std::optional<Person> &person, QWidget *parent)
    : SaveDialog(parent), m_form(std::make_unique<Ui::PersonDialog>()), m_session(session),
      m_seen(person.value_or(Person()))
{
    m_form->setupUi(this);
    adopt(session, *m_form->buttonBox, *m_form->dialogErrorLabel, person ? tr("Save") : tr("Add"));
    errors().watch(Field::Name, *m_form->nameEdit);
    errors().watch(Field::Email, *m_form->emailEdit);
    setWindowTitle(person ? tr("Edit person") : tr("Add person"));
    m_form->introTitleLabel->setFont(theme::sectionTitleFont());
    theme::setTone(m_form->introLabel, theme::Tone::Secondary);
    m_form->intro->hide();
    if (mayLackEmail())
        m_form->emailEdit->setPlaceholderText(tr("name@example.com (if you like)"));
    if (!person)
        return;
    m_form->nameEdit->setText(person->name);
    m_form->emailEdit->setText(shownEmail(person->email));
    m_form->nameEdit->selectAll();
}

PersonDialog::~PersonDialog() = default;

void PersonDialog::explainFirst()
{
    setWindowTitle(tr("Who are you here?"));
    m_form->intro->show();
}

/// In a local file the e-mail address is optional: only persons who share a ledger need one.
bool PersonDialog::mayLackEmail() const
{
    const auto &location = m_session.location();
    return location && std::holds_alternative<LocalFile>(*location);
}

void PersonDialog::noteConflict(const Error &error)
{
    readChangedRow(m_session.ledger(), this, {Table::Persons, m_seen.id.value}, rowOf(m_seen),
                   [this, error](const ChangedRow *changed) {
                       if (!changed)
                           return showFailure(error);
                       const Person now = personOf(m_seen.id.value, changed->now);
                       if (m_form->nameEdit->text() == m_seen.name)
                           m_form->nameEdit->setText(now.name);
                       if (m_form->emailEdit->text() == shownEmail(m_seen.email))
                           m_form->emailEdit->setText(shownEmail(now.email));
                       m_seen = now;
                       showConflict(error.field, changed->text);
                   });
}

void PersonDialog::save()
{
    errors().clear();
    const PersonDraft entered{m_form->emailEdit->text(), m_form->nameEdit->text()};
    const auto draft = validate(mayLackEmail() ? withEmail(entered) : entered);
    if (!draft)
        return errors().show(draft.error());
    Ledger &ledger = m_session.ledger();
    const OperationId id = m_operation.idFor(*draft);
    await(m_seen.id.isValid() ? ledger.updatePerson(m_seen, *draft, id) : ledger.addPerson(*draft, id), m_operation,
          [this](const Person &person) { Q_EMIT saved(person); });
}

} // namespace budget
