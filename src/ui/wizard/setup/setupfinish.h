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

/// The services that the wizard uses. All outlive the wizard.
struct SetupServices
{
    Session &session;
    Preferences &preferences;
    Profiles &profiles;
    Secrets &secrets;
};

/// Carries out a draft in this order: opens the ledger, adds the person, keeps the password, stores the profile. What
/// was done stays done if a later stage fails, and the next run does not repeat it.
class SetupFinish : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Opening, Person, Secret, Profile };
    Q_ENUM(Stage)

    explicit SetupFinish(const SetupServices &services, QObject *parent = nullptr);

    /// Ends in done() or failed(), unless cancel() is called.
    void run(const SetupDraft &draft);
    /// Gives up the run; no signal follows.
    void cancel();
    /// What the last run has done, one sentence for each stage.
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
    std::optional<LedgerLogin> m_opened; ///< the login with which an earlier run opened the ledger
    std::optional<Person> m_added;       ///< the person whom an earlier run added to the ledger m_addedAt
    std::optional<LedgerLocation> m_addedAt;
    std::optional<Profile> m_keptFor; ///< the profile for which an earlier run kept m_kept
    Secret m_kept;
    int m_run = 0;
};

} // namespace budget
