// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/personbutton.h"

#include "ui/look/mnemonics.h"
#include "ui/look/names.h"
#include "ui/people/identity.h"

#include <QMenu>

#include <algorithm>
#include <utility>

namespace budget {

namespace {

constexpr int kMostWidth = 112;

} // namespace

PersonButton::PersonButton(QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setPopupMode(InstantPopup);
    hide();
}

void PersonButton::use(Identity &identity)
{
    m_identity = &identity;
    connect(&identity, &Identity::personChanged, this, &PersonButton::showPerson);
}

void PersonButton::setPersons(std::vector<Person> persons)
{
    sortByName(persons, locale());
    m_persons = std::move(persons);
    showPerson();
}

/// Updates the button, because another page may have changed the person meanwhile.
void PersonButton::showEvent(QShowEvent *event)
{
    QToolButton::showEvent(event);
    showPerson();
}

void PersonButton::showPerson()
{
    const PersonId id = m_identity ? m_identity->remembered() : PersonId();
    const auto found = std::ranges::find(m_persons, id, &Person::id);
    const bool isKnown = found != m_persons.end();
    const bool hasChoice = m_persons.size() > 1;
    const QString text = isKnown ? tr("as %1").arg(found->name) : tr("Who are you?");
    const QString whole = isKnown ? tr("Expenses are entered as %1.").arg(found->name) : text;
    setText(withoutMnemonics(fontMetrics().elidedText(text, Qt::ElideRight, kMostWidth)));
    setToolTip(whole);
    setAccessibleName(whole);
    fillMenu(id);
    setEnabled(hasChoice);
    setVisible(isKnown || hasChoice);
}

void PersonButton::fillMenu(PersonId chosen)
{
    if (m_persons.size() < 2)
        return setMenu(nullptr);
    auto *list = menu() ? menu() : new QMenu(this);
    list->clear();
    for (const Person &person : m_persons) {
        QAction *action = list->addAction(withoutMnemonics(person.name));
        action->setCheckable(true);
        action->setChecked(person.id == chosen);
        connect(action, &QAction::triggered, this, [this, id = person.id] { m_identity->choose(id); });
    }
    setMenu(list);
}

} // namespace budget
