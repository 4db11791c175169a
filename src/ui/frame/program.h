// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drill/drillsweep.h"
#include "app/journal/journal.h"
#include "app/secrets/secrets.h"
#include "app/session/session.h"
#include "app/settings/places.h"
#include "app/settings/preferences.h"
#include "app/settings/profiles.h"
#include "app/settings/settingsfile.h"
#include "core/budget/person.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace budget {

class FileCare;
class LedgerOpening;
class MainWindow;
class ProfilesDialog;
class SetupWizard;

/// What the command line and the environment say.
struct StartOptions
{
    std::optional<QString> ledgerFile; ///< --ledger; takes precedence over everything else
    std::optional<ServerLogin> given;  ///< from DATABASE_URL
    Profile::Source givenSource = Profile::Source::Environment;
    QString givenFile = {};          ///< the .env file that contains DATABASE_URL
    std::optional<Error> givenError; ///< why DATABASE_URL could not be read
    bool addSample = false;
    QString language; ///< --language; empty: use the preferences
};

/// The program with its window. It decides which ledger to open first, switches between ledgers, and opens the setup
/// wizard, the password dialog and the list of ledgers.
class Program : public QObject
{
    Q_OBJECT

public:
    explicit Program(StartOptions options, const QString &settingsFile = SettingsFile::defaultPath(),
                     const QString &journalFolder = stateFolder());
    ~Program() override;
    Q_DISABLE_COPY_MOVE(Program)

    void start();
    /// To be called when the process is asked to end. Once pending changes are answered, closes the ledger and ends the
    /// event loop. Does not block.
    void end();

    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] Journal &journal() { return m_journal; }
    [[nodiscard]] Profiles &profiles() { return m_profiles; }
    [[nodiscard]] Secrets &secrets() { return m_secrets; }
    [[nodiscard]] MainWindow &window() { return *m_window; }

private:
    void connectWindow();
    void connectOpening();
    void connectFiles();
    void connectShowing();
    void showNow();
    void doRest();
    /// Whether the first ledger that the program opens is a local file.
    [[nodiscard]] bool isFirstLocal() const;
    void sayProblems();
    void takeGiven();
    void openFirst();
    void openFile(const QString &file);
    void openProfile(const QString &id);
    void openAgain();
    void noteAnswer(const std::optional<Error> &error);
    void showRefusal(const Error &error, const Profile &profile);
    void workHere();
    void noteOpened(const Profile &profile);
    void noteFailed(const Profile &profile, const Error &error);
    void noteStored(const Result<void> &stored);
    void manage();
    /// The only function that opens the setup wizard: for a new ledger, or to edit `profile`.
    SetupWizard &setUp(const std::optional<Profile> &profile = {});
    [[nodiscard]] Profile newProfile(const LedgerLocation &location, const QString &name) const;
    void addSample();
    void noteSample(const Result<Person> &person);

    StartOptions m_options;
    SettingsFile m_settings;
    Preferences m_preferences;
    Profiles m_profiles;
    Secrets m_secrets;
    Journal m_journal; ///< outlives the session, which may still emit happened()
    Session m_session;
    DrillSweep m_sweep{m_session};
    std::unique_ptr<MainWindow> m_window;
    LedgerOpening *m_opening;
    FileCare *m_files;
    QPointer<SetupWizard> m_wizard;
    QPointer<ProfilesDialog> m_list;
    QTimer m_untilShown;             ///< runs while the window waits for its first month
    std::optional<Profile> m_failed; ///< the profile that 'Try again' and 'Edit' refer to
    bool m_isKeeperAsked = false;    ///< whether the store is being asked for another password than the refused one
    bool m_isStoringFailureSaid = false;
};

} // namespace budget
