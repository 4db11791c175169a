// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setup/setupdraft.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace budget {

class Preferences;
class Profiles;
class Secrets;
class Session;

/// What the wizard works on; all of it outlives the wizard.
struct SetupServices
{
    Session &session;
    Preferences &preferences;
    Profiles &profiles;
    Secrets &secrets;
};

/// Makes a draft real, in this order: opens its ledger, adds the person, keeps the secret, stores the profile. What has
/// been done stays done where a later step fails, and is not done again when it is tried anew.
class SetupFinish : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Opening, Person, Secret, Profile };
    Q_ENUM(Stage)

    explicit SetupFinish(const SetupServices &services, QObject *parent = nullptr);

    /// Ends in done() or failed(), unless it is cancelled.
    void run(const SetupDraft &draft);
    /// Says nothing any more.
    void cancel();
    /// What has been done of the last run's draft and stays done, a sentence each.
    [[nodiscard]] QStringList stagesDone() const;

Q_SIGNALS:
    void done(const budget::Profile &profile);
    void failed(budget::SetupFinish::Stage stage, const budget::Error &error);

private:
    template <class T, class Next>
    void await(const QFuture<Result<T>> &answer, Stage stage, Next next);
    void open();
    void addPerson();
    void rememberPerson(const Person &person);
    void keepSecret();
    void storeProfile();

    void moveSecret(const Profile &profile);
    void noteKept(const Profile &profile);

    SetupServices m_services;
    SetupDraft m_draft;
    std::optional<LedgerLogin> m_login;
    std::optional<LedgerLogin> m_opened; ///< by an earlier run
    std::optional<Person> m_added; ///< by an earlier run, for the same ledger
    std::optional<LedgerLocation> m_addedAt;
    std::optional<Profile> m_keptFor; ///< by an earlier run, the password below
    Secret m_kept;
    int m_run = 0;
};

} // namespace budget
