// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preferences.h"
#include "app/profiles.h"
#include "app/secrets.h"
#include "app/session.h"
#include "app/settingsfile.h"
#include "core/budget/person.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace budget {

class MainWindow;
class SetupWizard;

/// What was said at the start, outside the window.
struct StartOptions
{
    std::optional<QString> ledgerFile;   ///< --ledger; goes before everything else
    std::optional<LedgerLocation> given; ///< from DATABASE_URL
    Profile::Source givenSource = Profile::Source::Environment;
    std::optional<Error> givenError; ///< why DATABASE_URL could not be read
    bool addSample = false;
};

/// The program with a window: decides which ledger to open first and shows the wizard where that needs a person.
class Program : public QObject
{
    Q_OBJECT

public:
    explicit Program(StartOptions options, const QString &settingsFile = SettingsFile::defaultPath());
    ~Program() override;
    Q_DISABLE_COPY_MOVE(Program)

    void start();

    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] MainWindow &window() { return *m_window; }

private:
    void openFirst();
    /// `isChoice`: a person chose it here, so it is remembered.
    void open(const LedgerLocation &location, bool isChoice);
    SetupWizard &wizard();
    void showFailure(const LedgerLocation &location, const Error &error);
    void remember(const LedgerLocation &location);
    void addSample();
    void noteSample(const Result<Person> &person);

    StartOptions m_options;
    SettingsFile m_settings;
    Preferences m_preferences;
    Profiles m_profiles;
    Secrets m_secrets;
    Session m_session;
    std::unique_ptr<MainWindow> m_window;
    QPointer<SetupWizard> m_wizard;
};

} // namespace budget
