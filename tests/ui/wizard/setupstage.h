// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secrets.h"
#include "ui/localledger.h"
#include "ui/wizard/setupwizard.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

namespace budget::test {

/// A wizard with a session in which no ledger is open.
struct Setup
{
    Setup()
    {
        wizard.show();
        (void)QTest::qWaitForWindowActive(&wizard);
    }

    QLineEdit &field(const char *name) { return part<QLineEdit>(wizard, name); }
    QPushButton &button(const char *name) { return part<QPushButton>(wizard, name); }
    QPlainTextEdit &box() { return part<QPlainTextEdit>(wizard, "pasteEdit"); }
    [[nodiscard]] bool shows(const char *name) { return part<QWidget>(wizard, name).isVisible(); }
    [[nodiscard]] QString errorText() { return part<QLabel>(wizard, "wizardErrorLabel").text(); }
    [[nodiscard]] bool isMarked(const char *name) { return field(name).property("invalid").toBool(); }
    [[nodiscard]] bool isStored() { return !ledger.profiles.all().empty(); }
    [[nodiscard]] bool next()
    {
        const bool mayGoOn = QTest::qWaitFor([this] { return button("nextButton").isEnabled(); }, 15'000);
        if (mayGoOn)
            button("nextButton").click();
        return mayGoOn;
    }
    [[nodiscard]] bool goToServer()
    {
        part<QRadioButton>(wizard, "serverRadio").click();
        return next();
    }
    /// Goes from the connection page to `page`, with the proposal of each page in between, and keeps the password in
    /// memory.
    [[nodiscard]] bool goFromConnectionTo(const char *page)
    {
        for (int steps = 0; steps < 7 && !shows(page); ++steps) {
            if (shows("secretPage"))
                part<QRadioButton>(wizard, "sessionRadio").click();
            if (!next())
                return false;
        }
        return shows(page);
    }

    LocalLedger ledger;
    Secrets secrets{std::chrono::seconds(2)};
    SetupWizard wizard{ledger.session, ledger.preferences, ledger.profiles, secrets};
};

} // namespace budget::test
