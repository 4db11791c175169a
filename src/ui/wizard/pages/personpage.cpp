// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/personpage.h"

#include "ui/look/names.h"
#include "ui/look/style.h"
#include "ui/pages/firstrow.h"
#include "ui_personpage.h"

#include <algorithm>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 30;
constexpr int kMostRows = 5;

} // namespace

PersonPage::PersonPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::PersonPage>())
{
    m_form->setupUi(this);
    for (QRadioButton *radio : {m_form->existingRadio, m_form->newRadio, m_form->laterRadio})
        connect(radio, &QRadioButton::toggled, this, &PersonPage::showState);
    for (QLineEdit *edit : {m_form->personNameEdit, m_form->personEmailEdit})
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_form->newRadio->setChecked(true);
            showState();
        });
    connect(m_form->personList, &QListWidget::currentRowChanged, this, &PersonPage::showState);
    connect(m_form->personList, &QListWidget::itemClicked, this, [this] { m_form->existingRadio->setChecked(true); });
    startAtFirstRow(*m_form->personList);
    adoptLook(m_form->personTitleLabel, {}, {m_form->personIntroLabel, m_form->personHintLabel});
}

PersonPage::~PersonPage() = default;

void PersonPage::load(const SetupDraft &draft)
{
    m_isLocal = draft.place == SetupDraft::Place::ThisComputer;
    m_form->personEmailEdit->setPlaceholderText(m_isLocal ? tr("name@example.com (if you like)")
                                                          : tr("name@example.com"));
    const TrialReport *trial = trialOf(draft);
    fillList(trial ? trial->persons : std::vector<Person>());
    showChoice(draft.person);
    showState();
}

void PersonPage::store(SetupDraft &draft) const
{
    if (m_form->existingRadio->isChecked() && selected())
        draft.person = *selected();
    else if (m_form->newRadio->isChecked() && entered() != PersonDraft())
        draft.person = entered();
    else
        draft.person = std::monostate();
}

/// An empty form for a new person means 'later'.
std::optional<Error> PersonPage::problem() const
{
    if (m_form->existingRadio->isChecked() && !selected())
        return Error{ErrorKind::PersonUnknown, Field::Person, {}, {}, {}};
    if (!m_form->newRadio->isChecked() || entered() == PersonDraft())
        return std::nullopt;
    const auto valid = validate(entered());
    if (!valid)
        return valid.error();
    const bool isTaken = std::ranges::any_of(m_persons, [&](const Person &p) { return p.email == valid->email; });
    const Field field = isPlaceholderEmail(valid->email) ? Field::Name : Field::Email;
    return isTaken ? std::optional(Error{ErrorKind::NameTaken, field, {}, {}, {}}) : std::nullopt;
}

void PersonPage::enter()
{
    if (m_form->newRadio->isChecked())
        m_form->personNameEdit->setFocus();
    else if (m_form->existingRadio->isChecked())
        m_form->personList->setFocus();
    else
        m_form->laterRadio->setFocus();
}

void PersonPage::markField(Field field)
{
    markInvalid(m_form->personNameEdit, field == Field::Name);
    markInvalid(m_form->personEmailEdit, field == Field::Email);
    if (field == Field::Name)
        m_form->personNameEdit->setFocus();
    else if (field == Field::Email)
        m_form->personEmailEdit->setFocus();
    else if (field == Field::Person)
        m_form->personList->setFocus();
}

void PersonPage::fillList(std::vector<Person> persons)
{
    sortByName(persons, locale());
    m_persons = std::move(persons);
    m_form->personList->clear();
    for (const Person &person : m_persons) {
        auto *item = new QListWidgetItem(personTitle(person.name, person.email), m_form->personList);
        item->setSizeHint(QSize(0, kRowHeight));
    }
    const int rows = qBound(1, int(m_persons.size()), kMostRows);
    m_form->personList->setFixedHeight(rows * kRowHeight + 2 * m_form->personList->frameWidth() + 2);
    m_form->existingRadio->setVisible(!m_persons.empty());
    m_form->personList->setVisible(!m_persons.empty());
}

void PersonPage::showChoice(const PersonChoice &choice)
{
    if (const auto *draft = std::get_if<PersonDraft>(&choice)) {
        m_form->personNameEdit->setText(draft->name);
        m_form->personEmailEdit->setText(shownEmail(draft->email));
        return m_form->newRadio->setChecked(true);
    }
    const auto *known = std::get_if<Person>(&choice);
    const auto found = known ? std::ranges::find(m_persons, known->id, &Person::id) : m_persons.end();
    if (m_persons.empty())
        return m_form->newRadio->setChecked(true);
    if (found != m_persons.end() || m_persons.size() == 1)
        m_form->personList->setCurrentRow(found == m_persons.end() ? 0 : int(found - m_persons.begin()));
    m_form->existingRadio->setChecked(true);
}

void PersonPage::showState()
{
    markField(Field::None);
    m_form->newPersonPanel->setEnabled(!m_form->laterRadio->isChecked());
    m_form->personList->setEnabled(!m_form->laterRadio->isChecked());
    Q_EMIT edited();
}

PersonDraft PersonPage::entered() const
{
    const PersonDraft draft{m_form->personEmailEdit->text().trimmed(), m_form->personNameEdit->text().trimmed()};
    return m_isLocal ? withEmail(draft) : draft;
}

const Person *PersonPage::selected() const
{
    const int row = m_form->personList->currentRow();
    return row < 0 ? nullptr : &m_persons[static_cast<std::size_t>(row)];
}

} // namespace budget
