// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/setupdraft.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace budget {

class Preferences;
class Session;

/// Makes a draft real, in this order: opens its ledger, adds the person, keeps the secret, stores the profile. What has
/// been done stays done where a later step fails, and is not done again when it is tried anew.
class SetupFinish : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Opening, Person, Secret, Profile };
    Q_ENUM(Stage)

    SetupFinish(Session &session, Preferences &preferences, QObject *parent = nullptr);

    /// Ends in done() or failed(), unless it is cancelled.
    void run(const SetupDraft &draft);
    /// Says nothing any more.
    void cancel();

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

    Session &m_session;
    Preferences &m_preferences;
    SetupDraft m_draft;
    std::optional<LedgerLocation> m_location;
    std::optional<Person> m_added; ///< by an earlier run, for the same ledger
    std::optional<LedgerLocation> m_addedAt;
    int m_run = 0;
};

} // namespace budget
