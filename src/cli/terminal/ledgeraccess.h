// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/checks.h"
#include "app/secrets/secrets.h"
#include "app/session/session.h"
#include "app/settings/places.h"
#include "app/settings/preferences.h"
#include "app/settings/profiles.h"
#include "app/settings/settingsfile.h"
#include "cli/terminal/arguments.h"

#include <QObject>

#include <optional>

namespace budget::cli {

/// What DATABASE_URL said, if anything.
struct Given
{
    std::optional<Profile> profile = {};
    Secret password = {};
    std::optional<Error> error = {};     ///< why it could not be read
    std::optional<GivenUrl> url = {};    ///< as it was given, for what there is to say of it
};

/// Finds the ledger that a command is about, fetches its password from the keeper and opens it. Nobody is asked for
/// anything: a password that no keeper has is SecretMissing.
class LedgerAccess : public QObject
{
    Q_OBJECT

public:
    LedgerAccess(const QString &settingsFile, Given given);

    /// Fails with ProfileUnknown where there is no such profile, or none at all, and as Secrets::read() and
    /// Session::open() do.
    QFuture<Result<void>> open(const LedgerChoice &choice, Session::Access access);

    /// What there is to check of that ledger, with its password or why there is none. Opens nothing.
    QFuture<CheckTask> taskFor(const LedgerChoice &choice);
    /// Only finds it, with its password, for what does not work through the session. Fails as open() does before it
    /// opens anything.
    QFuture<Result<LedgerLogin>> loginFor(const LedgerChoice &choice);

    /// As the person has set it in the window; see Preferences::language().
    [[nodiscard]] QString language() { return Preferences(m_settings).language(); }
    [[nodiscard]] const Given &given() const { return m_given; }
    [[nodiscard]] Session &session() { return m_session; }

private:
    [[nodiscard]] Result<Profile> find(const LedgerChoice &choice) const;
    [[nodiscard]] QFuture<Result<Secret>> passwordOf(const Profile &profile);

    Given m_given;
    SettingsFile m_settings;
    Profiles m_profiles;
    Secrets m_secrets;
    Session m_session;
};

} // namespace budget::cli
