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

/// The content of DATABASE_URL, if it is set.
struct Given
{
    std::optional<Profile> profile = {};
    Secret password = {};
    std::optional<Error> error = {};  ///< why DATABASE_URL could not be read
    std::optional<GivenUrl> url = {}; ///< the original string, from which sourceOf() makes its notes
};

/// Finds the ledger of a command, reads its password from the profile's store and opens it. Never prompts: a password
/// that is not stored is SecretMissing.
class LedgerAccess : public QObject
{
    Q_OBJECT

public:
    LedgerAccess(const QString &settingsFile, Given given);

    /// Fails with ProfileUnknown if there is no such profile or none at all, and as Secrets::read() and Session::open()
    /// do.
    QFuture<Result<void>> open(const LedgerChoice &choice, Session::Access access);

    /// The task for a Checks run on that ledger, with its password or the reason why there is none. Opens nothing.
    QFuture<CheckTask> taskFor(const LedgerChoice &choice);
    /// Finds the ledger and its password for work outside the session. Opens nothing; otherwise fails as open() does.
    QFuture<Result<LedgerLogin>> loginFor(const LedgerChoice &choice);

    /// The language that the user chose in the window; see Preferences::language().
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
