// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/identity.h"

#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/settings/preferences.h"
#include "app/work/answers.h"
#include "ui/people/persondialog.h"
#include "ui/people/whoareyoudialog.h"

#include <algorithm>

namespace budget {

Identity::Identity(Session &session, Preferences &preferences, QWidget &window)
    : QObject(&window), m_session(session), m_preferences(preferences), m_window(window)
{
    connect(&m_session, &Session::opened, this, [this] {
        doubt();
        m_session.ledger().setAuthor(remembered());
    });
}

void Identity::find(const Found &found)
{
    if (!m_session.location())
        return found(failure(ErrorKind::NotOpen));
    if (m_confirmed.isValid() && m_confirmed == remembered())
        return found(m_confirmed);
    whenAnswered(m_session.ledger().listPersons(), this, [this, found](const Result<std::vector<Person>> &persons) {
        if (!persons)
            return found(tl::make_unexpected(persons.error()));
        settle(*persons, found);
    });
}

PersonId Identity::remembered() const
{
    return m_session.location() ? m_preferences.person(*m_session.location()) : PersonId();
}

void Identity::choose(PersonId person)
{
    if (m_session.location())
        remember(person, [](const Result<PersonId> &) {});
}

void Identity::settle(const std::vector<Person> &persons, const Found &found)
{
    const PersonId known = remembered();
    if (std::ranges::find(persons, known, &Person::id) != persons.end())
        return remember(known, found);
    if (persons.empty())
        return askForFirst(found);
    askWhich(persons, found);
}

void Identity::askWhich(const std::vector<Person> &persons, const Found &found)
{
    auto *dialog = new WhoAreYouDialog(m_session, persons, &m_window);
    connect(dialog, &WhoAreYouDialog::chosen, this, [this, found](PersonId person) { remember(person, found); });
    openAnswering(*dialog, found);
}

void Identity::askForFirst(const Found &found)
{
    auto *dialog = new PersonDialog(m_session, std::nullopt, &m_window);
    dialog->explainFirst();
    connect(dialog, &PersonDialog::saved, this, [this, found](const Person &person) { remember(person.id, found); });
    openAnswering(*dialog, found);
}

void Identity::openAnswering(QDialog &dialog, const Found &found)
{
    Q_EMIT personAsked();
    connect(&dialog, &QDialog::rejected, this, [found] { found(failure(ErrorKind::Cancelled)); });
    dialog.open();
}

void Identity::remember(PersonId person, const Found &found)
{
    if (!m_session.location())
        return found(failure(ErrorKind::NotOpen));
    m_confirmed = person;
    m_session.ledger().setAuthor(person);
    if (m_preferences.person(*m_session.location()) != person)
        m_preferences.setPerson(*m_session.location(), person);
    Q_EMIT personChanged();
    found(person);
}

} // namespace budget
