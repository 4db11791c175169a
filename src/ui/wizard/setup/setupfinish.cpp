// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/setupfinish.h"

#include "app/ledger/ledger.h"
#include "app/secrets/secrets.h"
#include "app/session/session.h"
#include "app/settings/preferences.h"
#include "app/settings/profiles.h"
#include "app/work/answers.h"

namespace budget {

namespace {

bool isSameKeeping(const Profile &a, const Profile &b)
{
    if (a.id != b.id || a.keeper != b.keeper || a.location != b.location)
        return false;
    return a.keeper != SecretKeeper::EnvFile || (a.envFile == b.envFile && a.envKey == b.envKey);
}

} // namespace

SetupFinish::SetupFinish(const SetupServices &services, QObject *parent) : QObject(parent), m_services(services)
{ }

void SetupFinish::run(const SetupDraft &draft)
{
    ++m_run;
    m_draft = draft;
    const auto login = loginOf(draft);
    if (!login) {
        Q_EMIT failed(Stage::Opening, login.error());
        return;
    }
    m_login = *login;
    open();
}

QStringList SetupFinish::stagesDone() const
{
    QStringList done;
    if (m_login && m_opened == m_login)
        done << tr("The ledger is open.");
    if (m_login && m_added && m_addedAt == locationOf(*m_login))
        done << tr("You were added to the ledger.");
    if (m_login && m_keptFor && m_keptFor->location == locationOf(*m_login) && m_kept == passwordOf(*m_login))
        done << tr("The password was saved.");
    return done;
}

void SetupFinish::cancel()
{
    ++m_run;
    m_services.session.cancelOpening();
}

/// Drops the answers of a run that was given up.
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
    const auto *file = std::get_if<LocalFile>(&*m_login);
    const bool isAgreed = file && file->path == m_draft.agreedFile;
    const auto access = isAgreed ? Session::Access::Beginning : Session::Access::Full;
    await(m_services.session.open(*m_login, m_draft.profile.pool, access), Stage::Opening,
          [this](const Result<void> &) {
              m_opened = m_login;
              addPerson();
          });
}

void SetupFinish::addPerson()
{
    if (const auto *known = std::get_if<Person>(&m_draft.person))
        return rememberPerson(*known);
    const auto *draft = std::get_if<PersonDraft>(&m_draft.person);
    if (!draft)
        return keepSecret();
    const bool isAdded = m_added && m_addedAt == locationOf(*m_login) && m_added->email == draft->email;
    if (isAdded)
        return rememberPerson(*m_added);
    await(m_services.session.ledger().addPerson(*draft), Stage::Person, [this](const Result<Person> &person) {
        m_added = *person;
        m_addedAt = locationOf(*m_login);
        rememberPerson(*person);
    });
}

void SetupFinish::rememberPerson(const Person &person)
{
    m_services.preferences.setPerson(locationOf(*m_login), person.id);
    keepSecret();
}

void SetupFinish::keepSecret()
{
    const Profile profile = profileOf(m_draft);
    const bool isServer = std::holds_alternative<ServerAddress>(profile.location);
    const bool isKept = m_keptFor && isSameKeeping(*m_keptFor, profile) && m_kept == m_draft.password;
    if (!isServer || m_draft.password.isEmpty() || isKept)
        return storeProfile();
    if (m_draft.original && !isSameKeeping(*m_draft.original, profile))
        return moveSecret(profile);
    await(m_services.secrets.keep(profile, m_draft.password), Stage::Secret, [this, profile](const Result<void> &) {
        noteKept(profile);
        storeProfile();
    });
}

/// Reports an old store that could not remove the password. The next run does not try again.
void SetupFinish::moveSecret(const Profile &profile)
{
    await(m_services.secrets.move(*m_draft.original, profile, m_draft.password), Stage::Secret,
          [this, profile](const Result<Moved> &moved) {
              noteKept(profile);
              if (moved->leftBehind)
                  Q_EMIT failed(Stage::Secret, *moved->leftBehind);
              else
                  storeProfile();
          });
}

void SetupFinish::noteKept(const Profile &profile)
{
    m_keptFor = profile;
    m_kept = m_draft.password;
}

/// A profile that cannot be written to the settings is in force until the program ends; the settings report the
/// failure.
void SetupFinish::storeProfile()
{
    const Profile profile = profileOf(m_draft);
    const auto saved = m_services.profiles.save(profile);
    if (!saved && saved.error().field == Field::Name) {
        Q_EMIT failed(Stage::Profile, saved.error());
        return;
    }
    (void)m_services.profiles.setLastUsed(profile.id);
    Q_EMIT done(profile);
}

} // namespace budget
