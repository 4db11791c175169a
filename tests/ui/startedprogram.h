// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/frame/mainwindow.h"
#include "ui/frame/program.h"
#include "ui/localledger.h"
#include "ui/profiles/passworddialog.h"
#include "ui/wizard/setupwizard.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace budget::test {

/// A running program with settings of its own; its widgets are found by object name.
struct StartedProgram
{
    explicit StartedProgram(const QTemporaryDir &folder, const StartOptions &options = {});

    [[nodiscard]] SetupWizard *wizard();
    /// Chooses this computer in the wizard and goes on to the end.
    void finishWizard();
    [[nodiscard]] QString wizardError();
    [[nodiscard]] PasswordDialog *passwordDialog();
    [[nodiscard]] bool isOpen() { return program.session().location().has_value(); }
    [[nodiscard]] QString title() { return program.window().windowTitle(); }
    [[nodiscard]] QString notice();
    /// The failure that the window shows instead of a ledger.
    [[nodiscard]] QString failure();
    void click(const char *button);
    /// The ledgers in the menu; the checked one has a star.
    [[nodiscard]] QStringList menu();
    void choose(const QString &name);

    Program program;
};

/// Stores profiles like an earlier start. `last` is the index of the one that was open last; below 0: none.
void storeProfiles(const QTemporaryDir &folder, const std::vector<Profile> &all, int last);
[[nodiscard]] Profile localProfile(const QTemporaryDir &folder, const QString &name);
/// A login to a port of this machine on which no server listens.
[[nodiscard]] ServerLogin nowhere(const QString &password);
[[nodiscard]] QByteArray storedSettings(const QTemporaryDir &folder);

} // namespace budget::test
