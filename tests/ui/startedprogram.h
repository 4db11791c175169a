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

/// A program with settings of its own, worked by the object names of its widgets.
struct StartedProgram
{
    explicit StartedProgram(const QTemporaryDir &folder, const StartOptions &options = {});

    [[nodiscard]] SetupWizard *wizard();
    /// Goes from the place on this computer to the end.
    void finishWizard();
    [[nodiscard]] QString wizardError();
    [[nodiscard]] PasswordDialog *passwordDialog();
    [[nodiscard]] bool isOpen() { return program.session().location().has_value(); }
    [[nodiscard]] QString title() { return program.window().windowTitle(); }
    [[nodiscard]] QString notice();
    /// What the window says in the place of a ledger.
    [[nodiscard]] QString failure();
    void click(const char *button);
    /// The ledgers in the menu, with a star at the one that is marked.
    [[nodiscard]] QStringList menu();
    void choose(const QString &name);

    Program program;
};

/// Leaves profiles behind as an earlier start does; `last` was open last, none where it is below 0.
void storeProfiles(const QTemporaryDir &folder, const std::vector<Profile> &all, int last);
[[nodiscard]] Profile localProfile(const QTemporaryDir &folder, const QString &name);
/// A server on this machine that does not answer.
[[nodiscard]] ServerLogin nowhere(const QString &password);
[[nodiscard]] QByteArray storedSettings(const QTemporaryDir &folder);

} // namespace budget::test
