// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peoplepage.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/settings/preferences.h"
#include "app/work/answers.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/people/persondialog.h"
#include "ui/people/personmodel.h"
#include "ui_peoplepage.h"
#include "words/connection/statewords.h"

namespace budget {

using namespace Qt::StringLiterals;

PeoplePage::PeoplePage(Session &session, Preferences &preferences, QWidget *parent)
    : Page(parent), m_form(std::make_unique<Ui::PeoplePage>()), m_session(session), m_preferences(preferences),
      m_model(new PersonModel(locale(), this))
{
    m_form->setupUi(this);
    m_form->titleLabel->setFont(theme::pageTitleFont());
    m_form->addPersonButton->setIcon(icons::named(u"plus"_s));
    m_form->editPersonButton->setIcon(icons::named(u"pencil"_s));
    m_form->thisIsMeButton->setIcon(icons::named(u"check"_s));
    setUpTable();
    connectForm();
    connect(&m_session, &Session::opened, this, &PeoplePage::showLedger);
    connect(&m_session.ledger(), &Ledger::changed, this, [this](Topics topics) {
        if (topics.testFlag(Topic::Persons))
            refresh();
    });
    showLedger();
}

PeoplePage::~PeoplePage() = default;

void PeoplePage::ask()
{
    if (!m_session.location())
        return;
    const int asked = ++m_asked;
    whenAnswered(m_session.ledger().listPersons(), this, [this, asked](const Result<std::vector<Person>> &persons) {
        if (asked == m_asked)
            take(persons);
    });
}

void PeoplePage::showLedger()
{
    m_model->setPersons({}); // those of another ledger
    m_form->pages->setCurrentWidget(m_form->waitingPage);
    m_form->noticeBar->clear();
    if (isReadOnly())
        m_form->noticeBar->show({Notice::Kind::Problem, statewords::readOnlyReason(m_session.status()), {}, {}, {}});
    updateButtons();
    refresh();
}

bool PeoplePage::isReadOnly() const
{
    return m_session.status().isReadOnly;
}

void PeoplePage::setUpTable()
{
    auto *table = m_form->peopleTable;
    table->setModel(m_model);
    table->horizontalHeader()->setSectionResizeMode(PersonModel::EmailColumn, QHeaderView::Stretch);
    table->fitColumn(PersonModel::NameColumn, u"Alexandra Smith-Johnson"_s);
    table->fitColumn(PersonModel::YouColumn, u"XX You XX"_s);
}

void PeoplePage::connectForm()
{
    auto *table = m_form->peopleTable;
    const auto add = [this] {
        if (!isReadOnly())
            openDialog({});
    };
    const auto edit = [this] {
        if (const Person *person = chosen(); person && !isReadOnly())
            openDialog(*person);
    };
    connect(table, &ListTable::addRequested, this, add);
    connect(table, &ListTable::editRequested, this, edit);
    connect(table, &ListTable::choiceChanged, this, &PeoplePage::updateButtons);
    connect(m_form->addPersonButton, &QPushButton::clicked, this, add);
    connect(m_form->emptyAddButton, &QPushButton::clicked, this, add);
    connect(m_form->editPersonButton, &QToolButton::clicked, this, edit);
    connect(m_form->thisIsMeButton, &QToolButton::clicked, this, &PeoplePage::chooseMe);
}

void PeoplePage::take(const Result<std::vector<Person>> &persons)
{
    if (!persons)
        return m_form->noticeBar->showError(persons.error(), tr("Try again"), [this] { refresh(); });
    const int row = m_form->peopleTable->selectedRow();
    const PersonId id = row < 0 ? PersonId() : m_model->at(row).id;
    m_model->setPersons(*persons);
    markMe();
    const int found = m_model->rowOf(id);
    m_form->peopleTable->chooseRow(found < 0 ? row : found);
    m_form->addPersonButton->setDefault(!persons->empty());
    m_form->pages->setCurrentWidget(persons->empty() ? m_form->emptyState : m_form->listPage);
    updateButtons();
}

void PeoplePage::openDialog(const std::optional<Person> &person)
{
    auto *dialog = new PersonDialog(m_session, person, this);
    dialog->open();
}

void PeoplePage::chooseMe()
{
    const Person *person = chosen();
    if (!person || !m_session.location())
        return;
    m_preferences.setPerson(*m_session.location(), person->id);
    m_form->noticeBar->show({Notice::Kind::Done, tr("Expenses are now entered as %1.").arg(person->name), {}, {}, {}});
    markMe();
    updateButtons();
}

void PeoplePage::markMe()
{
    if (m_session.location())
        m_model->setYou(m_preferences.person(*m_session.location()));
}

void PeoplePage::updateButtons()
{
    const Person *person = chosen();
    for (QWidget *adding : {m_form->addPersonButton, m_form->emptyAddButton})
        adding->setEnabled(!isReadOnly());
    m_form->editPersonButton->setEnabled(person && !isReadOnly());
    m_form->thisIsMeButton->setEnabled(person && person->id != m_model->you());
}

const Person *PeoplePage::chosen() const
{
    const int row = m_form->peopleTable->selectedRow();
    return row < 0 ? nullptr : &m_model->at(row);
}

} // namespace budget
