// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setupfinish.h"

#include "app/answers.h"
#include "app/ledger.h"
#include "app/preferences.h"
#include "app/session.h"

namespace budget {

SetupFinish::SetupFinish(Session &session, Preferences &preferences, QObject *parent)
    : QObject(parent), m_session(session), m_preferences(preferences)
{ }

void SetupFinish::run(const SetupDraft &draft)
{
    ++m_run;
    m_draft = draft;
    const auto location = locationOf(draft);
    if (!location) {
        Q_EMIT failed(Stage::Opening, location.error());
        return;
    }
    m_location = *location;
    open();
}

void SetupFinish::cancel()
{
    ++m_run;
    m_session.cancelOpening();
}

/// An answer of a run that was given up is nobody's business any more.
template <class T, class Next>
void SetupFinish::await(const QFuture<Result<T>> &answer, Stage stage, Next next)
{
    whenAnswered(answer, this, [this, stage, next, run = m_run](const Result<T> &result) {
        if (run != m_run)
            return;
        if (result)
            next(result);
        else
            Q_EMIT failed(stage, result.error());
    });
}

void SetupFinish::open()
{
    await(m_session.open(*m_location, m_draft.profile.pool), Stage::Opening,
          [this](const Result<void> &) { addPerson(); });
}

void SetupFinish::addPerson()
{
    if (const auto *known = std::get_if<Person>(&m_draft.person))
        return rememberPerson(*known);
    const auto *draft = std::get_if<PersonDraft>(&m_draft.person);
    if (!draft)
        return keepSecret();
    const bool isAdded = m_added && m_addedAt == m_location && m_added->email == draft->email;
    if (isAdded)
        return rememberPerson(*m_added);
    await(m_session.ledger().addPerson(*draft), Stage::Person, [this](const Result<Person> &person) {
        m_added = *person;
        m_addedAt = m_location;
        rememberPerson(*person);
    });
}

void SetupFinish::rememberPerson(const Person &person)
{
    m_preferences.setPerson(*m_location, person.id);
    keepSecret();
}

void SetupFinish::keepSecret()
{
    storeProfile();
}

void SetupFinish::storeProfile()
{
    m_preferences.setLastLocation(*m_location);
    Q_EMIT done(profileOf(m_draft));
}

} // namespace budget
