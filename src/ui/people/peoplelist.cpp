// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peoplelist.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/settings/preferences.h"
#include "ui/pages/notice.h"
#include "ui/people/persondialog.h"
#include "ui/people/personmodel.h"
#include "ui/tables/listtable.h"

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastEmail = 120;
constexpr int kLeastName = 96;

} // namespace

PeopleList::PeopleList(Session &session, Preferences &preferences)
    : m_session(session), m_preferences(preferences), m_model(new PersonModel(QLocale(), this))
{ }

ListSubject::Words PeopleList::words() const
{
    return {.title = tr("People"),
            .add = tr("Add person"),
            .empty = tr("This ledger has no people yet. Every expense is entered in a person's name."),
            .addFirst = tr("Add yourself"),
            .editTip = tr("Edit the selected person (Enter)"),
            .action = tr("This is me"),
            .actionTip = tr("Enter expenses in the selected person's name"),
            .actionIcon = u"check"_s};
}

ListSubject::Names PeopleList::names() const
{
    return {u"peoplePage"_s, u"addPersonButton"_s, u"peopleTable"_s, u"editPersonButton"_s, u"thisIsMeButton"_s};
}

QAbstractItemModel &PeopleList::model()
{
    return *m_model;
}

void PeopleList::setUpTable(ListTable &table)
{
    table.setStretch(PersonModel::EmailColumn, kLeastEmail);
    table.fitColumn(
        {.column = PersonModel::NameColumn, .texts = {u"Alexandra Smith-Johnson"_s}, .yields = 1, .least = kLeastName});
    table.fitColumn({.column = PersonModel::YouColumn, .texts = {tr("You")}, .hasIcon = true});
}

qint64 PeopleList::idAt(int row) const
{
    return m_model->at(row).id.value;
}

int PeopleList::rowOf(qint64 id) const
{
    return m_model->rowOf(PersonId{id});
}

ChosenRow PeopleList::rowAt(int row) const
{
    return {{Table::Persons, idAt(row)}, m_model->at(row).name};
}

void PeopleList::read()
{
    await(m_session.ledger().listPersons(), [this](const std::vector<Person> &persons) {
        m_model->setPersons(persons);
        markMe();
    });
}

void PeopleList::clear()
{
    m_model->setPersons({});
}

void PeopleList::add(QWidget &page)
{
    auto *dialog = new PersonDialog(m_session, std::nullopt, &page);
    dialog->open();
}

void PeopleList::edit(int row, QWidget &page)
{
    auto *dialog = new PersonDialog(m_session, m_model->at(row), &page);
    dialog->open();
}

void PeopleList::act(int row)
{
    if (!m_session.location())
        return;
    const Person person = m_model->at(row);
    m_preferences.setPerson(*m_session.location(), person.id);
    Q_EMIT noticed({.text = tr("Expenses are now entered as %1.").arg(person.name)});
    markMe();
    Q_EMIT changed();
}

bool PeopleList::canAct(int row, bool /*isReadOnly*/) const
{
    return m_model->at(row).id != m_model->you();
}

void PeopleList::markMe()
{
    if (m_session.location())
        m_model->setYou(m_preferences.person(*m_session.location()));
}

} // namespace budget
