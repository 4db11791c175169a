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

/// What was said at the start, outside the window.
struct StartOptions
{
    std::optional<QString> ledgerFile; ///< --ledger; goes before everything else
    std::optional<ServerLogin> given;  ///< from DATABASE_URL
    Profile::Source givenSource = Profile::Source::Environment;
    QString givenFile = {};          ///< the .env file in which it stands
    std::optional<Error> givenError; ///< why DATABASE_URL could not be read
    bool addSample = false;
    QString language; ///< --language; empty: as the preferences say
};

/// The program with a window: decides which ledger to open first, switches between them, and shows what needs a
/// person: the wizard, the password dialog, the list of ledgers.
class Program : public QObject
{
    Q_OBJECT

public:
    explicit Program(StartOptions options, const QString &settingsFile = SettingsFile::defaultPath(),
                     const QString &journalFolder = stateFolder());
    ~Program() override;
    Q_DISABLE_COPY_MOVE(Program)

    void start();
    /// Somebody has asked the process to end: waits for what is being saved, closes the ledger and ends the event loop.
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
    /// Whether the ledger that is opened first is a file on this computer.
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
    /// The one way into the wizard: for a new ledger, or for one to look at again.
    SetupWizard &setUp(const std::optional<Profile> &profile = {});
    [[nodiscard]] Profile newProfile(const LedgerLocation &location, const QString &name) const;
    void addSample();
    void noteSample(const Result<Person> &person);

    StartOptions m_options;
    SettingsFile m_settings;
    Preferences m_preferences;
    Profiles m_profiles;
    Secrets m_secrets;
    Journal m_journal; ///< goes behind the session, which may still have something to say
    Session m_session;
    DrillSweep m_sweep{m_session};
    std::unique_ptr<MainWindow> m_window;
    LedgerOpening *m_opening;
    FileCare *m_files;
    QPointer<SetupWizard> m_wizard;
    QPointer<ProfilesDialog> m_list;
    QTimer m_untilShown;             ///< runs while the window waits for its first month
    std::optional<Profile> m_failed; ///< what 'Try again' and 'Edit' are about
    bool m_isKeeperAsked = false;    ///< whether it has another password than the one that was refused
    bool m_isStoringFailureSaid = false;
};

} // namespace budget
